using System.Text;
using Aggregator.Core.Extraction;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Decides whether what a page says now is another version of its article.</summary>
internal static class ArticleChange
{
    // A page whose text all but vanished shows a wall, a consent form or an error: the good text is kept.
    private const double LeastShare = 0.2;

    /// <summary>Whether title or text differ in letters or digits; marks, white space and case do not count.</summary>
    public static bool IsChanged(Article stored, ExtractedArticle page) =>
        Letters(stored.Text) != Letters(page.Text) || page.Title is { Length: > 0 } title && Letters(stored.Title) != Letters(title);

    /// <summary>Whether too little of the text is left to believe that it is the article.</summary>
    public static bool IsCollapsed(Article stored, ExtractedArticle page) => page.Text.Count(char.IsLetterOrDigit) < stored.TextLength * LeastShare;

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsLetterOrDigit(c))
                letters.Append(char.ToLowerInvariant(c));
        return letters.ToString();
    }
}
