namespace Aggregator.Worker.Demo;

/// <summary>
/// Turns an article's body into a site's HTML. Blocks are parted by empty lines: <c>## heading</c>, <c>&gt; quotation</c>,
/// <c>![caption](picture)</c>, anything else a paragraph. How each looks is a line of the site's definition.
/// </summary>
internal static class ArticleMarkup
{
    /// <summary>The body as HTML.</summary>
    public static string ToHtml(string body, DemoSite site) =>
        string.Join('\n', Blocks(body).Select(block => BlockToHtml(block, site)));

    /// <summary>The first paragraph, cut to a length in characters: what feeds carry as a summary.</summary>
    public static string Opening(string body, int length)
    {
        var paragraph = Blocks(body).First(b => b[0] is not ('#' or '>' or '!'));
        return paragraph.Length <= length ? paragraph : paragraph[..length].TrimEnd() + "…";
    }

    private static string[] Blocks(string body) =>
        body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string BlockToHtml(string block, DemoSite site) => block switch
    {
        ['#', '#', ' ', .. var heading] => Fill("heading", heading, null, site),
        ['>', ' ', .. var quotation] => Fill("quotation", quotation, null, site),
        ['!', '[', .. var figure] when figure.Split("](") is [var caption, var picture] => Fill("figure", caption, picture.TrimEnd(')'), site),
        _ => Fill("paragraph", block, null, site),
    };

    private static string Fill(string look, string text, string? picture, DemoSite site) =>
        Template.Fill(site.Settings[look], new TemplateScope { ["text"] = text, ["picture"] = picture, ["base"] = site.Base.ToString() });
}
