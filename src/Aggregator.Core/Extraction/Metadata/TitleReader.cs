using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Reads the article's title and frees it of the site's name.</summary>
internal static class TitleReader
{
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " / ", " · ", " • ", "_", "|", "｜", "－", "—", " -", "- ", "-"];

    /// <summary>The title and where it came from.</summary>
    internal static (string? Title, string Origin) Read(PageTree tree, PageHead head, ArticleBody body, string? siteName)
    {
        var heading = Heading(tree, head, body);
        var stated = head.First("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title");
        if (head.Linked?.Headline is { } headline && Agrees(headline, head.Title, heading?.Text))
            return (StripSite(headline, heading?.Text, siteName), "json-ld");
        if (heading is not null && (Agrees(heading.Text, head.Title, stated.Value) || stated.Value is null && head.Title is null))
            return (heading.Text, heading.Container.Node.LocalName);
        if (stated.Value is { } value)
            return (StripSite(value, heading?.Text, siteName), stated.Name);
        if (head.Title is { } title)
            return (StripSite(title, heading?.Text, siteName), "title");
        return (heading?.Text ?? head.Linked?.Headline, heading is null ? "json-ld" : heading.Container.Node.LocalName);
    }

    /// <summary>The heading that titles the article: an h1 (or, failing that, an h2) before the body's end that the page's title repeats.</summary>
    internal static TextBlock? Heading(PageTree tree, PageHead head, ArticleBody body)
    {
        var end = body.Blocks.Count > 0 ? body.Blocks[^1].Index : tree.Blocks.Count;
        var headings = tree.Blocks.Where(block => block.Container.Kind == ElementKind.Heading && block.Weight > 3 && block.Index <= end).ToList();
        return headings.Where(block => Contained(block.Text, head.Title) || Contained(block.Text, head.First("og:title").Value)).MaxBy(block => block.Weight - 30 * (block.Container.Node.LocalName[1] - '1'))
            ?? headings.LastOrDefault(block => block.Container.Node.LocalName == "h1" && (body.Blocks.Count == 0 || block.Index <= body.Blocks[0].Index))
            ?? headings.FirstOrDefault(block => block.Container.Node.LocalName == "h1");
    }

    /// <summary>A title without a leading or trailing site name.</summary>
    internal static string StripSite(string title, string? heading, string? siteName)
    {
        if (heading is not null && heading.Length > 8 && title.Length > heading.Length && (title.StartsWith(heading, StringComparison.OrdinalIgnoreCase) || title.EndsWith(heading, StringComparison.OrdinalIgnoreCase)))
            return heading;
        for (var round = 0; round < 3; round++)
        {
            var shorter = WithoutLastPart(title, siteName);
            if (shorter == title)
                return title;
            title = shorter;
        }
        return title;
    }

    private static string WithoutLastPart(string title, string? siteName)
    {
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            string left = title[..at].TrimEnd(), right = title[(at + separator.Length)..].TrimStart();
            var spaced = separator.Trim() != separator && separator.Length == 3 || separator is "_" or "|" or "｜";
            if (siteName is not null && Same(right, siteName))
                return left;
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (siteName is not null && Same(title[..first], siteName))
                return title[(first + separator.Length)..].TrimStart();
            if (spaced && left.Length > 0 && Measure(right) <= Measure(left) * 2 / 3 && Measure(left) >= 10 && Measure(right) <= 30)
                return left;
        }
        return title;
    }

    private static int Measure(string text) => TextMeasure.Of(text).Weight;

    private static bool Same(string part, string siteName) =>
        part.Length > 1 && (siteName.Contains(part, StringComparison.OrdinalIgnoreCase) || part.Contains(siteName, StringComparison.OrdinalIgnoreCase) && part.Length < siteName.Length * 3);

    private static bool Agrees(string text, string? first, string? second) => Contained(text, first) || Contained(text, second);

    /// <summary>Whether a text occurs in another, both reduced to letters and digits.</summary>
    internal static bool Contained(string text, string? other)
    {
        if (other is null)
            return false;
        string left = Letters(text), right = Letters(other);
        return left.Length > 2 && right.Length > 2 && (right.Contains(left, StringComparison.Ordinal) || left.Contains(right, StringComparison.Ordinal) && right.Length * 2 > left.Length);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
