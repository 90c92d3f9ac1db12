using System.Text.RegularExpressions;

namespace Aggregator.Core.Parsing;

/// <summary>Text without markup.</summary>
internal static partial class PlainText
{
    /// <summary>Tags removed, references decoded, white space single.</summary>
    public static string Of(string html)
    {
        var text = html.Contains('<', StringComparison.Ordinal) ? Tag().Replace(html, " ") : html;
        return Blank().Replace(References.Decode(text), " ").Trim();
    }

    [GeneratedRegex("""<!--.*?-->|</?[A-Za-z!][^<>]*>""", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex("""\s+""")]
    private static partial Regex Blank();
}
