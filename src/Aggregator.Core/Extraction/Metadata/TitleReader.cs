using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Reads the article's title: every place that states one votes, after the site's name is taken off.</summary>
internal static class TitleReader
{
    private static readonly string[] Strong = [" | ", " :: ", " » ", " « ", " · ", " • ", "｜", "_", "|"];
    private static readonly string[] Weak = [" - ", " – ", " — ", " / ", " -- ", "－", "—", ": ", "-"];
    private static readonly ulong TitleBits = ClassWords.Shipped.Bit("title") | ClassWords.Shipped.Bit("article") | ClassWords.Shipped.Bit("story");

    /// <summary>The title and where it came from.</summary>
    internal static (string? Title, string Origin) Read(PageTree tree, PageHead head, ArticleBody body, SiteNames site)
    {
        var heading = Heading(tree, head, body, site);
        var votes = new List<(string Title, string Origin, float Weight)>();
        Vote(heading?.Text, heading?.Container.Node.LocalName ?? "", 2.2f);
        Vote(head.Linked?.Headline, "json-ld", 1.7f);
        Vote(head.First("og:title").Value, "og:title", 1.6f);
        Vote(head.First("twitter:title", "dc.title", "dcterms.title", "headline", "title").Value, "twitter:title", 0.8f);
        Vote(head.Title, "title", 1.2f);
        if (votes.Count == 0)
            return (null, "");
        var groups = votes.GroupBy(vote => Letters(vote.Title), StringComparer.Ordinal).OrderByDescending(group => group.Sum(vote => vote.Weight));
        var winner = groups.First().MaxBy(vote => vote.Weight);
        return (winner.Title, winner.Origin);

        void Vote(string? title, string origin, float weight)
        {
            if (title is not null && StripSite(title, heading?.Text, site) is { Length: > 1 } clean && !(site.Is(clean) && votes.Count > 0))
                votes.Add((clean, origin, weight));
        }
    }

    /// <summary>The heading that titles the article: the one nearest above the body that the page's own title repeats, site names aside.</summary>
    internal static TextBlock? Heading(PageTree tree, PageHead head, ArticleBody body, SiteNames site)
    {
        var first = body.Blocks.Count > 0 ? body.Blocks[0].Index : 0;
        var last = body.Blocks.Count > 0 ? body.Blocks[^1].Index : tree.Blocks.Count;
        var best = tree.Blocks.Where(block => block.Weight > 2 && block.Text.Length < 300 && !block.Container.Hidden && block.Index <= last && IsHeading(block))
            .Select(block => (Block: block, Score: Score(block, head, first, site))).DefaultIfEmpty().MaxBy(pair => pair.Score);
        return best.Score > 0 ? best.Block : null;
    }

    /// <summary>A title without a leading or trailing site name.</summary>
    internal static string StripSite(string title, string? heading, SiteNames site)
    {
        title = title.Trim();
        if (heading is not null && heading.Length > 6 && title.Length > heading.Length && !site.Is(heading)
            && (title.StartsWith(heading, StringComparison.OrdinalIgnoreCase) || title.EndsWith(heading, StringComparison.OrdinalIgnoreCase)))
            return heading;
        for (var round = 0; round < 3; round++)
        {
            var shorter = WithoutSite(title, site);
            if (shorter == title)
                break;
            title = shorter;
        }
        return title.Trim(' ', '|', '_', '»', '-', '–');
    }

    /// <summary>A text reduced to its letters and digits, in lower case.</summary>
    internal static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool IsHeading(TextBlock block) => block.Container.Kind == ElementKind.Heading
        || ((block.Container.Words | block.InlineWords) & TitleBits) != 0 && (block.Container.Words & ClassWords.Shipped.Bit("title")) != 0 && block.Weight > 8;

    private static float Score(TextBlock block, PageHead head, int first, SiteNames site)
    {
        if (site.Is(block.Text))
            return 0;
        var level = block.Container.Kind == ElementKind.Heading ? block.Container.Node.LocalName[1] - '0' : 5;
        var score = level == 1 ? 2.5f : level == 2 ? 1.2f : level == 3 ? 0.6f : 0.2f;
        var text = Letters(block.Text);
        if (Stated(head).Any(stated => text == Letters(stated)))
            score += 4;
        else if (text.Length > 5 && Stated(head).Any(stated => Letters(stated).Contains(text, StringComparison.Ordinal)))
            score += 2.5f;
        if (block.LinkDensity > 0.5f)
            score -= 0.5f;
        return score - (block.Index > first + 1 ? 2f : 0.02f * Math.Min(60, first - block.Index));
    }

    private static IEnumerable<string> Stated(PageHead head) =>
        new[] { head.Title, head.Linked?.Headline, head.First("og:title").Value, head.First("twitter:title").Value }.OfType<string>();

    private static string WithoutSite(string title, SiteNames site)
    {
        foreach (var separator in Strong)
            if (Cut(title, separator, site, strong: true) is { } cut)
                return cut;
        foreach (var separator in Weak)
            if (Cut(title, separator, site, strong: false) is { } cut)
                return cut;
        return title;
    }

    private static string? Cut(string title, string separator, SiteNames site, bool strong)
    {
        var at = title.LastIndexOf(separator, StringComparison.Ordinal);
        if (at <= 0)
            return null;
        string left = title[..at].TrimEnd(), right = title[(at + separator.Length)..].TrimStart();
        if (separator != ": " && site.Is(right) && left.Length > 1)
            return left;
        var first = title.IndexOf(separator, StringComparison.Ordinal);
        if (first > 0 && separator.Trim().Length < separator.Length && site.Is(title[..first].TrimEnd()))
            return title[(first + separator.Length)..].TrimStart();
        // A bar or an underscore hardly ever stands within a headline; a dash often does.
        return strong && TextMeasure.Of(right).Weight <= TextMeasure.Of(left).Weight && TextMeasure.Of(left).Weight >= 8 && TextMeasure.Of(right).Weight <= 40 ? left : null;
    }
}
