namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Reads who wrote an article: chooses among the places that name somebody by <see cref="AuthorWeights"/>; invents nobody.</summary>
internal static class AuthorReader
{
    // So short a name may be a part of a word.
    private const int LongestSign = 4;

    /// <summary>Who wrote it, where that was read, and the byline as shown.</summary>
    internal readonly record struct Reading(IReadOnlyList<string> Authors, string Origin, string? Byline);

    /// <summary>Reads the authors in order.</summary>
    internal static Reading Read(PageHead head, ArticleFrame frame, SiteNames site)
    {
        var shown = ShownAuthors.Read(frame, site).ToList();
        var byline = shown.FirstOrDefault()?.Line?.Text;
        var all = StatedAuthors.Read(head).Concat(shown).ToList();
        var best = all.Select(candidate => (Candidate: candidate, Weight: Weigh(candidate, frame, site))).Where(pair => pair.Weight > 0)
            .OrderByDescending(pair => pair.Weight).Select(pair => pair.Candidate).FirstOrDefault();
        if (best is null)
            return new Reading([], "", byline);
        best = Fuller(best, all) ?? best;
        return new Reading(WithoutSite(best.Names, site), best.Origin, byline);
    }

    private static int Weigh(AuthorCandidate candidate, ArticleFrame frame, SiteNames site)
    {
        var trust = AuthorWeights.Of(candidate.Source);
        if (candidate.Names.Exists(name => IsPerson(name, site) || candidate.Source == AuthorSource.Marked && PersonNames.IsPerson(name)))
            return trust + (candidate.AsAccount && !IsSeen(candidate, frame) ? AuthorWeights.Unseen : AuthorWeights.Person);
        if (candidate.Names.TrueForAll(PersonNames.IsAgency))
            return trust + AuthorWeights.Agency;
        if (candidate.Names.Exists(name => site.Is(name) || PersonNames.IsOrganisation(name)))
            return trust + AuthorWeights.Organisation + (candidate.Line is not null || candidate.AsOrganisation ? 0 : AuthorWeights.Unseen);
        if (candidate.Names.TrueForAll(PersonNames.IsDesk))
            return trust + AuthorWeights.Desk;
        return trust + (candidate.AsOrganisation || IsTitled(candidate) || IsSeen(candidate, frame) ? 0 : AuthorWeights.Unseen);
    }

    // A newsroom's own words for its writers, not a user's name.
    private static bool IsTitled(AuthorCandidate candidate) => candidate.AsNews && candidate.Names.Exists(name => name.Contains(' ', StringComparison.Ordinal));

    private static bool IsPerson(string name, SiteNames site) => PersonNames.IsPerson(name) && (!site.Is(name) || GivenNames.Begins(name));

    private static bool IsSeen(AuthorCandidate candidate, ArticleFrame frame) =>
        candidate.Line is not null || candidate.Names.TrueForAll(name => frame.Tree.Blocks.Any(block => Shows(block.Text, name)));

    private static bool Shows(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (name.Length > LongestSign || (at == 0 || !char.IsAsciiLetterLower(text[at - 1])) && (at + name.Length == text.Length || !char.IsAsciiLetterLower(text[at + name.Length])));
    }

    private static AuthorCandidate? Fuller(AuthorCandidate best, List<AuthorCandidate> all) => all.Find(other => GivesInFull(other, best)) ?? all.Find(other => GivesMore(other, best));

    // Another place may give a first name in full.
    private static bool GivesInFull(AuthorCandidate other, AuthorCandidate best) => best.Names is [var only] && !only.Contains(' ', StringComparison.Ordinal)
        && other.Source != AuthorSource.Holder && other.Names is [var full] && full.StartsWith(only + " ", StringComparison.OrdinalIgnoreCase);

    // Another place may give more authors beside the same ones; in a line, what follows a name may be no name.
    private static bool GivesMore(AuthorCandidate other, AuthorCandidate best) => other.Source is AuthorSource.Marked or AuthorSource.Labelled or AuthorSource.Meta
        && other.Names.Count > best.Names.Count && best.Names.TrueForAll(name => Holds(other, name))
        && other.Names.Where(name => !Holds(best, name)).All(name => PersonNames.IsPerson(name) && (other.Source != AuthorSource.Labelled || GivenNames.Begins(name)) && !best.Names.Exists(name.Contains));

    private static bool Holds(AuthorCandidate candidate, string name) => candidate.Names.Exists(known => SiteNames.Letters(known) == SiteNames.Letters(name));

    // The site that stands beside its writer is none.
    private static List<string> WithoutSite(List<string> names, SiteNames site) =>
        names.Exists(name => IsPerson(name, site)) ? [.. names.Where(name => !site.Is(name) || GivenNames.Begins(name))] : names;
}
