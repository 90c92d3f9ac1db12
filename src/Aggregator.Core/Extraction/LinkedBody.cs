using System.Net;
using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Core.Extraction;

/// <summary>The text that a page states in its linked data, or hands to its scripts, for pages whose own text is put in by these.</summary>
internal static partial class LinkedBody
{
    private const string Origin = "json-ld";
    private const string StateOrigin = "script state";
    private const int Least = 300;

    // A teaser on the page against the whole text in the data.
    private const int Times = 3;
    private const int MostShown = 1000;

    /// <summary>The article with the stated text when the page itself shows hardly any of it.</summary>
    internal static ExtractedArticle Instead(ExtractedArticle article, PageTree tree, PageHead head, CancellationToken ct)
    {
        // Most pages show more than enough, which the beginning of their text tells.
        var shown = Letters(article.Text, MostShown + 1);
        if (shown > MostShown)
            return article;
        var least = Math.Max(Least, shown * Times);
        return InsteadOf(article, Linked(head.Linked), Origin, least, tree.BaseUrl, ct)
            ?? (shown < Least && PageKindReader.StatesArticle(head) ? InsteadOf(article, StateText.Read(tree.Document, TitleTermsOf(head)), StateOrigin, least, tree.BaseUrl, ct) : null)
            ?? article;
    }

    private static string? Linked(LinkedArticle? linked) =>
        linked is { Body: { } body, Type: var type } && (type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal)) ? body : null;

    private static TitleTerms TitleTermsOf(PageHead head) => new(head.Title, head.First("og:title", "twitter:title").Value);

    private static ExtractedArticle? InsteadOf(ExtractedArticle article, string? stated, string origin, int least, Uri baseUrl, CancellationToken ct)
    {
        if (stated is null || Letters(stated, least) < least || Blocks(stated, ct) is not { Count: > 0 } blocks || Letters(BodyText.Write(blocks), least) < least)
            return null;
        return article with
        {
            Kind = PageKind.Article,
            Text = BodyText.Write(blocks),
            Html = BodySanitiser.Clean(BodyHtml.Write(blocks, [], baseUrl)),
            Strategy = origin,
            Lines = [],
            Decisions = [.. article.Decisions, $"the page shows {article.Text.Length} characters, its {origin} has {stated.Length}: that text was taken"],
        };
    }

    private static int Letters(string text, int most)
    {
        var letters = 0;
        for (var i = 0; i < text.Length && letters < most; i++)
            if (char.IsLetterOrDigit(text[i]))
                letters++;
        return letters;
    }

    private static IReadOnlyList<TextBlock>? Blocks(string stated, CancellationToken ct)
    {
        var text = stated.Contains("&lt;p", StringComparison.OrdinalIgnoreCase) ? WebUtility.HtmlDecode(stated) : stated;
        var html = text.Contains("</", StringComparison.Ordinal)
            ? text
            : string.Concat(text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => $"<p>{WebUtility.HtmlEncode(WebUtility.HtmlDecode(line))}</p>"));
        html = $"<!DOCTYPE html><html><body>{html}</body></html>";
        if (MarkupGuard.Check(html) is not null)
            return null;
        using var document = PageParser.Parse(html);
        return [.. PageTreeReader.Read(document, new Uri("http://page.invalid/"), ct).Blocks.Where(block => !block.Container.Hidden && !Placeholder().IsMatch(block.Text))];
    }

    // Where scripts put adverts and players.
    [GeneratedRegex(@"^(?:\$\$[\w-]+\$\$|\{\{[^{}]+\}\}|\[\[[^\[\]]+\]\]|%%[\w-]+%%)$")]
    private static partial Regex Placeholder();
}
