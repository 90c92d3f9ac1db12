namespace Aggregator.Core.Extraction;

/// <summary>Joins the pages of one article; pure, so that the caller decides what is fetched and how many.</summary>
public static class PageJoiner
{
    /// <summary>
    /// The first page with the bodies of the following ones appended. Lines that an earlier page already has
    /// (a repeated lead, a repeated note) are not repeated in the text; pages whose text is wholly known add nothing.
    /// </summary>
    public static ExtractedArticle Join(ExtractedArticle first, IReadOnlyList<ExtractedArticle> following)
    {
        var known = Lines(first).ToHashSet(StringComparer.Ordinal);
        string html = first.Html, text = first.Text;
        foreach (var page in following)
        {
            var fresh = Lines(page).Where(known.Add).ToList();
            if (fresh.Count == 0)
                continue;
            html += page.Html;
            text += "\n\n" + string.Join("\n\n", fresh);
        }
        return first with { Html = html, Text = text, NextPageUrl = null, WholeUrl = null, Lines = [.. first.Lines, .. following.SelectMany(page => page.Lines)], Decisions = [.. first.Decisions, $"joined {following.Count + 1} pages"] };
    }

    private static string[] Lines(ExtractedArticle page) => page.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
}
