using Aggregator.Core.Extraction.Metadata;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>What a site calls itself, as runs of letters: text that names its own site is more often a notice than a part of the article.</summary>
internal static class SiteTerms
{
    private const int Shortest = 4;
    private const int ShortestWide = 2;

    /// <summary>The names by a page's host and by what the page states, in lower case and without spaces.</summary>
    internal static string[] Of(Uri url, string? stated)
    {
        string host = SiteNames.Letters(HostLabel(url.Host)), name = SiteNames.Letters(stated ?? "");
        return [.. new[] { host, name }.Where(IsTelling).Distinct(StringComparer.Ordinal)];
    }

    // The label that a registrant chose: "example" of www.example.co.uk.
    private static string HostLabel(string host)
    {
        var labels = host.Split('.');
        return labels.Length switch
        {
            1 => "",
            > 2 when labels[^2].Length <= 3 => labels[^3],
            _ => labels[^2],
        };
    }

    private static bool IsTelling(string name) => name.Length >= Shortest || name.Length >= ShortestWide && name[0] > '\u2fff';
}
