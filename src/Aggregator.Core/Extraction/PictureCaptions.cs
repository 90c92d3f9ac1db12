using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction;

/// <summary>A line that ends with the credit of a picture is its caption, and no text of the article. A story told in captions keeps them.</summary>
internal static partial class PictureCaptions
{
    private const int LongestCaption = 400;

    /// <summary>The least weight of the text for each one of captions, below which these are the story.</summary>
    private const int LeastText = 3;

    /// <summary>The chosen blocks without captions.</summary>
    internal static IReadOnlyList<TextBlock> Without(IReadOnlyList<TextBlock> chosen, out IReadOnlyList<string> decisions)
    {
        var captions = chosen.Where(block => block.Text.Length < LongestCaption && Credit().IsMatch(block.Text)).ToHashSet();
        if (captions.Count == 0 || captions.Sum(block => block.Weight) * LeastText > chosen.Sum(block => block.Weight))
        {
            decisions = [];
            return chosen;
        }
        decisions = [$"cut: {captions.Count} caption(s) that end with the credit of a picture"];
        return [.. chosen.Where(block => !captions.Contains(block))];
    }

    // "… (Photo: Ann Lee)", "… (AP Photo/Ann Lee, File)", "… REUTERS/Ann Lee/File Photo", "… Photo: Ann Lee/Getty Images"
    [GeneratedRegex(
        """
        \((?:Photo|Image|Picture|Photograph|Foto|Credit)s?(?:\ by|\ credit|:)[^()]{2,80}\)\.?$
        |[(|]\ ?(?:AP\ Photo|Getty\ Images|AFP\ Photo)\b[^()]{0,80}\)?$
        |\b(?:REUTERS|Reuters|AFP|EPA|AP\ Photo)\ ?/\ ?\w[^/.]{2,40}(?:/File\ Photo)?(?:\ (?:Purchase|Acquire)\ Licensing\ Rights.*)?$
        |/\ ?Getty\ Images\)?$
        |\b(?:Photo|Picture|Photograph|Image\ credit|Photo\ credit|Credit|Image\ Credits|Foto|Bild):\ ?[^.:]{2,60}$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Credit();
}
