using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction;

/// <summary>Takes out of a body what its site says in all articles: the call to its page elsewhere, the note on rights, the line of its office.</summary>
internal static class SiteRepeats
{
    /// <summary>How many other articles, and what share of them, must say a line at the beginning or end of the body.</summary>
    private const int Least = 2;
    private const double LeastShare = 0.2;

    /// <summary>Between what the article says only long lines go, when most others have them too: short ones may be its headings.</summary>
    private const double LeastShareInside = 0.5;
    private const int LongLine = 60;

    /// <summary>The body without what the site repeats; a body of nothing else stays as it is.</summary>
    /// <param name="body">The body.</param>
    /// <param name="lines">The hashes of its blocks.</param>
    /// <param name="memory">What the site's latest articles say.</param>
    internal static ArticleBody Without(ArticleBody body, IReadOnlyList<uint> lines, SiteMemory memory)
    {
        var (counts, others) = memory.Repeats(lines);
        var least = Math.Max(Least, LeastShare * others);
        var fresh = Enumerable.Range(0, counts.Length).Where(i => lines[i] != 0 && counts[i] < least).ToList();
        if (fresh.Count == 0 || fresh.Count == counts.Length)
            return body;
        var kept = new List<TextBlock>();
        var cuts = new List<string>();
        for (var i = 0; i < counts.Length; i++)
            if (IsRepeated(i))
                cuts.Add($"cut: {counts[i]} of {others} other articles of the site say it too: {BodyText.Beginning(body.Blocks[i].Text)}");
            else
                kept.Add(body.Blocks[i]);
        return cuts.Count == 0 ? body : body with { Blocks = kept, Decisions = [.. body.Decisions, .. cuts] };

        bool IsRepeated(int i)
        {
            if (counts[i] < least)
                return false;
            // A heading right over what only this article says belongs to it.
            if (i < fresh[0])
                return i < fresh[0] - 1 || body.Blocks[i].Container.Kind != ElementKind.Heading;
            return i > fresh[^1] || (body.Blocks[i].Weight >= LongLine && counts[i] >= LeastShareInside * others);
        }
    }
}
