using Aggregator.Core.Extraction;
using AngleSharp.Html.Parser;
using CsCheck;

namespace Aggregator.UnitTests.Extraction;

/// <summary>Whatever a page holds, the markup stored of it is the small vocabulary of a body; of feeds only text is stored.</summary>
public sealed class SanitisingProperties
{
    private static readonly HashSet<string> Vocabulary = new(
        ["p", "br", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "tr", "td", "th", "blockquote", "pre", "code", "figure", "figcaption", "img", "a", "strong", "em", "sub", "sup", "q", "del", "mark"],
        StringComparer.Ordinal);

    private static readonly Gen<string> Hostile = Gen.OneOf(
        Const(
            "<script>alert(1)</script>", "<script", "</script>", "<style>", "</style>", "<svg>", "</svg>", "<svg onload=alert(1)>", "<math>", "</math>", "<mtext>", "<mglyph>", "<malignmark>", "<annotation-xml encoding=text/html>",
            "<foreignObject>", "<desc>", "<title>", "</title>", "<textarea>", "</textarea>", "<noscript>", "</noscript>", "<template>", "</template>", "<xmp>", "</xmp>", "<plaintext>", "<iframe srcdoc=\"<script>alert(1)</script>\">", "</iframe>",
            "<noembed>", "<noframes>", "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>", "<base href=javascript:alert(1)//>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<link rel=stylesheet href=//evil.example/x>"),
        Const(
            "<a href=javascript:alert(1)>", "<a href=\"java\tscript:alert(1)\">", "<a href=\"&#106;avascript&colon;alert(1)\">", "<a href=\"\u0001javascript:alert(1)\">", "<a href=vbscript:x>", "<a href=data:text/html,x>", "<a href=//evil.example/>", "</a>", "<img src=x onerror=alert(1)>",
            "<img src=data:image/svg+xml,x>", "<img srcset=\"javascript:alert(1) 1x\">", "<p onclick=alert(1) style=\"x:expression(alert(1))\">", "<p title=\"</p><img src=x onerror=alert(1)>\">", "<p id=\"--><script>alert(1)</script>\">", "<form action=javascript:alert(1)>", "<button formaction=javascript:alert(1)>",
            "<table>", "<tr>", "<td background=javascript:alert(1)>", "</table>", "<select>", "<option>", "</select>", "<li>", "<ul>", "<h2>", "<pre>\n\n", "<blockquote cite=javascript:alert(1)>", "<figure>", "<figcaption>", "<br>"),
        Const("<!--", "-->", "--!>", "<!-->", "<![CDATA[", "]]>", "<?", "?>", "<!", "</", "<", ">", "\"", "'", "`", "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;img src=x onerror=alert(1)&amp;gt;", "&#0;", "\0", "\uD800", "\u2028", "中文。"),
        Gen.String);

    private static readonly Gen<string> Markup = Hostile.Array[1, 12].Select(parts => string.Concat(parts));

    [Fact]
    public void The_sanitiser_leaves_nothing_that_can_run_whatever_it_is_given() =>
        Markup.Sample(markup => Runs(BodySanitiser.Clean(markup)) is null, iter: 2_000);

    [Fact]
    public void What_was_sanitised_reads_the_same_when_it_is_parsed_and_sanitised_again() =>
        Markup.Sample(markup => BodySanitiser.Clean(markup) is var once && BodySanitiser.Clean(once) is var twice && Runs(twice) is null && BodySanitiser.Clean(twice) == twice, iter: 1_000);

    [Fact]
    public void The_body_of_a_page_can_run_nothing_whatever_stands_in_it() =>
        Markup.Sample(
            markup =>
            {
                var story = Pages.EnglishStory.Replace("<h2>Who pays", $"<p>The authority said: {markup}</p><h2>Who pays", StringComparison.Ordinal);
                return ArticleExtractor.Extract(Pages.Of(Pages.Around(story))) is { Article: var article, Fault: var fault } && (article is null ? fault is not null : Runs(article.Html) is null);
            },
            iter: 300);

    private static Gen<string> Const(params string[] parts) => Gen.OneOf(parts.Select(Gen.Const).ToArray());

    private static string? Runs(string html)
    {
        using var document = new HtmlParser().ParseDocument("<body>" + html);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            if (!Vocabulary.Contains(element.LocalName))
                return element.LocalName;
            if (element.Attributes.FirstOrDefault(attribute => attribute.Name is not ("href" or "src" or "alt")) is { } attribute)
                return attribute.Name;
            if (new[] { element.GetAttribute("href"), element.GetAttribute("src") }.OfType<string>().FirstOrDefault(IsUnsafe) is { } address)
                return address;
        }
        return null;
    }

    private static bool IsUnsafe(string address) =>
        Uri.TryCreate(new Uri("https://example.com/"), address, out var absolute) && absolute.Scheme is not ("http" or "https");
}
