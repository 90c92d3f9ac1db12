using System.Text.RegularExpressions;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Finds the day in a page's address, in the forms that editors' systems give it.</summary>
internal static partial class AddressDate
{
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    /// <summary>The day as <c>2024-04-23</c>, not yet known to exist, null when the path holds none; and whether its parts stand apart, as those of a number never do.</summary>
    internal static (string? Day, bool Parted) Find(Uri url)
    {
        if (Form().Match(url.AbsolutePath) is not { Success: true } match)
            return (null, false);
        var month = match.Groups["name"] is { Success: true } name ? $"{Months.IndexOf(name.Value[..3].ToLowerInvariant(), StringComparison.Ordinal) / 3 + 1}" : match.Groups["m"].Value;
        return ($"{match.Groups["y"].Value}-{month.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}", match.Length > 8 || match.Groups["s"].Success);
    }

    [GeneratedRegex(
        """
        (?<=[/_-]|[/_]t)(?<y>(?:19|20)\d\d)(?<s>[/_-])(?<m>0?[1-9]|1[0-2])\k<s>(?<d>0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?!\d)
        |(?<=[/_-]|[/_]t)(?<y>(?:19|20)\d\d)(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?!\d)
        |(?<=/)(?<y>20\d\d)[/-]?(?<m>0[1-9]|1[0-2])[/-]?(?<d>0[1-9]|[12]\d|3[01])(?=[/_-]|$)
        |(?<=/)(?<y>20\d\d)/(?<name>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)/(?<d>[0-3]?\d)(?=/|$)
        |(?<=/[a-z]{0,4})(?<y>20\d\d)(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?=(?:[01]\d|2[0-3])[0-5]\d{3}[^/]*$)
        |(?<=[/_-])(?<d>0[1-9]|[12]\d|3[01])(?<t>[-_/])(?<m>0[1-9]|1[0-2])\k<t>(?<y>20\d\d)(?!\d)
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Form();
}
