using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Takes site names and sections off the ends of a page's title.</summary>
internal static class TitleParts
{
    // Marks that hardly ever stand within a headline, then marks that often do.
    private static readonly string[] Strong = [" | ", " :: ", " » ", " « ", " · ", " • ", "｜", "_", "|"];
    private static readonly string[] Weak = [" - ", " – ", " — ", " / ", " -- ", "－"];
    private static readonly string[] Wide = ["-", "—", "–"];

    /// <summary>A title without a leading or trailing site name.</summary>
    /// <param name="title">The title as the page states it.</param>
    /// <param name="heading">The heading over the article, or null: what it holds is no site name.</param>
    /// <param name="site">The site's names.</param>
    internal static string StripSite(string title, string? heading, SiteNames site)
    {
        title = title.Trim();
        if (heading is not null && heading.Length > 6 && title.Length >= heading.Length && !site.Is(heading)
            && (title.StartsWith(heading, StringComparison.OrdinalIgnoreCase) || title.EndsWith(heading, StringComparison.OrdinalIgnoreCase)))
            return heading;
        for (var round = 0; round < 4; round++)
        {
            var shorter = WithoutSite(title, site);
            if (shorter == title)
                break;
            title = shorter;
        }
        return title.Trim(' ', '|', '_', '-', '–', '·');
    }

    /// <summary>What is left of a title of several parts without its first or without its last one.</summary>
    internal static IEnumerable<string> Ends(string title)
    {
        foreach (var separator in Strong.Concat(Weak))
            if (title.IndexOf(separator, StringComparison.Ordinal) is > 0 and var at)
            {
                yield return title[(at + separator.Length)..].Trim();
                yield return title[..title.LastIndexOf(separator, StringComparison.Ordinal)].Trim();
            }
    }

    /// <summary>The longest part of a title that is made of several.</summary>
    internal static string Longest(string title) => title.Split([" | ", " :: ", " » ", " - ", " – ", "_", "｜"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        is { Length: > 2 } parts ? parts.MaxBy(part => TextMeasure.Of(part).Weight)! : title;

    private static string WithoutSite(string title, SiteNames site)
    {
        foreach (var separator in Strong)
            if (Cut(title, separator, site, strong: true) is { } cut)
                return cut;
        foreach (var separator in Weak)
            if (Cut(title, separator, site, strong: false) is { } cut)
                return cut;
        // Latin words are joined by a bare hyphen; Chinese, Japanese and Korean titles are parted by one.
        if (TextMeasure.Of(title).Wide > 4)
            foreach (var separator in Wide)
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
        if (separator == " « " && right.Contains('»', StringComparison.Ordinal))
            return null;
        if (site.Is(right) && left.Length > 1)
            return left;
        var first = title.IndexOf(separator, StringComparison.Ordinal);
        if (first > 0 && site.Is(title[..first].TrimEnd()) && (separator.Trim().Length < separator.Length || strong || site.IsStated(title[..first])))
            return title[(first + separator.Length)..].TrimStart();
        return strong && TextMeasure.Of(right).Weight <= TextMeasure.Of(left).Weight && TextMeasure.Of(left).Weight >= 8 && TextMeasure.Of(right).Weight <= 40 ? left : null;
    }
}
