namespace Aggregator.Core.Extraction.Drift;

/// <summary>What one stored article tells of how its site is read.</summary>
/// <param name="Id">The article.</param>
/// <param name="At">When it was stored.</param>
/// <param name="Letters">Letters and digits of the text.</param>
/// <param name="Blocks">Blocks of the text.</param>
/// <param name="Headings">Headings in the text.</param>
/// <param name="Dated">Whether the page itself told the date.</param>
/// <param name="Authored">Whether the page itself told an author.</param>
/// <param name="Strategy">The strategy that found the text.</param>
internal sealed record SiteSample(long Id, DateTimeOffset At, int Letters, int Blocks, int Headings, bool Dated, bool Authored, string Strategy)
{
    private const string BlockBreak = "\n\n";
    private const string HeadingEnd = "</h";

    /// <summary>Takes the sample of a stored article.</summary>
    /// <param name="id">The article.</param>
    /// <param name="at">When it was stored.</param>
    /// <param name="letters">Letters and digits of its text.</param>
    /// <param name="text">Its text, blocks parted by an empty line.</param>
    /// <param name="html">Its sanitised HTML; of the elements allowed there only headings end in <c>&lt;/h</c>.</param>
    /// <param name="origins">Where its fields came from, one <c>field=origin</c> a line.</param>
    /// <param name="strategy">The strategy that won.</param>
    public static SiteSample Of(long id, DateTimeOffset at, int letters, string text, string html, string origins, string strategy) => new(
        id, at, letters, text.Length == 0 ? 0 : Count(text, BlockBreak) + 1, Count(html, HeadingEnd), IsFromPage(origins, "published"), IsFromPage(origins, "authors"), strategy);

    // What the feed told fills a gap of the page, so it says nothing of the page.
    private static bool IsFromPage(string origins, string field)
    {
        foreach (var line in origins.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(field, StringComparison.Ordinal) && line[field.Length..] is ['=', .. var origin])
                return origin is not "feed";
        }

        return false;
    }

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            count++;
        return count;
    }
}
