using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Reads the article's title: every place that states one votes, after the site's name is taken off.</summary>
internal static class TitleReader
{
    /// <summary>Blocks between a second heading and the body within which it still is the article's.</summary>
    private const int Near = 15;

    private readonly record struct Vote(string Title, string Letters, string Origin, float Weight);

    /// <summary>The title, where it came from, and the index of the heading over the article (-1 when there is none).</summary>
    internal static (string? Title, string Origin, int At) Read(PageTree tree, PageHead head, ArticleBody body, SiteNames site)
    {
        var stated = new[] { head.Title, head.Linked?.Headline, head.First("og:title").Value, head.First("twitter:title").Value }.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var headings = TitleHeading.All(tree, body, [.. stated.Select(title => TitleParts.StripSite(title, null, site)).Concat(stated)], site);
        var top = headings.FirstOrDefault(heading => heading.Score > 1.4f);
        var at = top?.At ?? -1;
        var votes = Votes(head, top, site, top is null && head.Title is { } whole ? Standing(whole, tree, body) : null);
        if (votes.Count == 0)
            return (null, "", -1);
        if (Repeated(votes, headings, body) is { } repeated)
            return (repeated.Title, repeated.Origin, at);
        var winner = votes.GroupBy(vote => vote.Letters, StringComparer.Ordinal).MaxBy(Weigh)!.MaxBy(vote => (vote.Title.Length, vote.Weight));
        return Alone(votes, winner) is { } alone ? (alone.Title, alone.Origin, at) : (winner.Title, winner.Origin, at);
    }

    // Old pages set their headline in a bold line: a part of the page's title that stands right above the text, whole and alone.
    private static string? Standing(string title, PageTree tree, ArticleBody body)
    {
        if (body.Blocks.Count == 0)
            return null;
        var first = body.Blocks[0].Index;
        var lines = tree.Between(first - Near, first).Where(block => block.LinkDensity < 0.5f && block.Weight >= 12).Select(block => SiteNames.Letters(block.Text)).ToHashSet(StringComparer.Ordinal);
        return TitleParts.Ends(title).Where(part => lines.Contains(SiteNames.Letters(part))).MaxBy(part => part.Length);
    }

    private static List<Vote> Votes(PageHead head, TitleHeading? top, SiteNames site, string? standing)
    {
        var votes = new List<Vote>();
        Add(standing, "title", 2f);
        Add(top?.Text, top?.Origin ?? "", top is { Level: 1, Kinship: >= 0.4f } ? 2.4f : 2.2f);
        Add(head.Linked?.Headline, "json-ld", 1.7f);
        Add(head.First("og:title").Value, "og:title", 1.6f);
        Add(head.First("twitter:title", "dc.title", "dcterms.title", "headline", "title").Value, "twitter:title", 0.6f);
        Add(top is null && head.Title is { } title ? TitleParts.Longest(TitleParts.StripSite(title, null, site)) : head.Title, "title", 0.7f);
        return votes;

        void Add(string? title, string origin, float weight)
        {
            if (title is not null && TitleParts.StripSite(title, top?.Text, site) is { Length: > 1 } clean && !(site.Is(clean) && votes.Count > 0))
                votes.Add(new Vote(clean, SiteNames.Letters(clean), origin, weight));
        }
    }

    // What a page says in several places of its head was typed once: the first counts whole, each other a half.
    private static float Weigh(IGrouping<string, Vote> votes)
    {
        float sum = 0, largest = 0;
        foreach (var vote in votes)
            (sum, largest) = (sum + vote.Weight, Math.Max(largest, vote.Weight));
        return largest + (sum - largest) / 2;
    }

    // A page may give its first-level heading to search engines and show readers another, which the head then states too.
    private static Vote? Repeated(List<Vote> votes, List<TitleHeading> headings, ArticleBody body)
    {
        if (body.Blocks.Count == 0 || votes.Count < 2)
            return null;
        var first = body.Blocks[0].Index;
        foreach (var vote in votes.Where(vote => vote.Origin is "json-ld" or "og:title" && vote.Letters.Length > 12))
            if (!votes[0].Letters.Contains(vote.Letters, StringComparison.Ordinal) && !vote.Letters.Contains(votes[0].Letters, StringComparison.Ordinal)
                && headings.Exists(heading => heading.Level > 1 && heading.At <= first + 1 && heading.At >= first - Near && SiteNames.Letters(heading.Text).EndsWith(vote.Letters, StringComparison.Ordinal)))
                return vote;
        return null;
    }

    // "Topic: Title" and "Title - Section" hold what another place states alone.
    private static Vote? Alone(List<Vote> votes, Vote winner)
    {
        foreach (var vote in votes)
            if (vote.Origin is "og:title" or "h1" or "json-ld" && vote.Letters.Length < winner.Letters.Length && vote.Letters.Length * 3 > winner.Letters.Length
                && TextMeasure.Of(vote.Title).Words >= 4 && (winner.Letters.EndsWith(vote.Letters, StringComparison.Ordinal) || vote.Origin == "og:title" && Begins(winner.Title, vote.Title)))
                return vote;
        return null;
    }

    // An attribute that an unescaped quotation mark ends too early is no shorter title.
    private static bool Begins(string title, string start) =>
        title.StartsWith(start, StringComparison.OrdinalIgnoreCase) && title.AsSpan(start.Length).TrimStart() is [not ('"' or '“' or '”' or '„' or '«' or '\''), ..];
}
