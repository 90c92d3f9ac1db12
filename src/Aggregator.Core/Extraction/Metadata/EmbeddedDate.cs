using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Finds the time of publication in the state that a page hands to its scripts, or in structured data that is no valid JSON.</summary>
internal static partial class EmbeddedDate
{
    private const int Longest = 2_000_000;

    /// <summary>The values under names of the publication's time, in the order of the page.</summary>
    internal static IEnumerable<string> Values(MarkupDocument document) =>
        document.Descendants().OfType<MarkupScript>().Select(script => script.TextContent).Where(text => text.Length is > 20 and < Longest).SelectMany(text => Named().Matches(text)).Take(200).Select(match => match.Groups["value"].Value);

    [GeneratedRegex("""\\?["'](?:date_?published|published_?(?:date|at|time|on)|publish_?(?:date|time)|publication_?date|pub_?date|first_?published(?:_?(?:date|at))?)\\?["']\s*:\s*\\?["'](?<value>[^"'\\]{8,40})""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
