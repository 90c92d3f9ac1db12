using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Aggregator.Core.Extraction;
using Aggregator.Worker.Dashboard.Articles;
using Aggregator.Worker.Dashboard.Shared;

namespace Aggregator.Worker.Commands;

/// <summary>A probed page as one HTML document that refers to nothing outside: fields in a table, the text compared word by word. All of the page is text here.</summary>
internal static class ProbeDocument
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Style = ReadStyle();

    /// <summary>The document.</summary>
    /// <param name="without">The reading without the rule; null when there is one reading only.</param>
    /// <param name="reading">The reading, with the rule if there is one.</param>
    /// <param name="why">Whether to tell where each field came from.</param>
    public static string Of(PageReading? without, PageReading reading, bool why)
    {
        var title = reading.Page?.Title ?? without?.Page?.Title ?? "(untitled)";
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"<h1{Lang(reading.Page ?? without?.Page)}>{Text(title)}</h1>\n<p class=\"address\">{Address(reading.Url.AbsoluteUri)}</p>\n");
        foreach (var (fault, which) in new[] { (without?.Fault, " without the rule"), (reading.Fault, without is null ? "" : " with the rule") })
            if (fault is not null)
                body.Append(CultureInfo.InvariantCulture, $"<p class=\"fault\">Not read{which}: {Text(fault.ToString())}</p>\n");
        Fields(body, without, reading);
        if (without is null)
            One(body, reading);
        else
            Both(body, without, reading);
        if (why)
            Reasons(body, without, reading);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'">
            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Text(title)}</title>
            <style>{Style}</style>
            </head>
            <body>
            {body}</body>
            </html>

            """;
    }

    private static void Fields(StringBuilder body, PageReading? without, PageReading reading)
    {
        body.Append(without is null ? "<table>\n" : "<table>\n<thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Without the rule</th><th scope=\"col\">With the rule</th></tr></thead>\n");
        foreach (var ((label, old), (_, now)) in (without ?? reading).Fields.Zip(reading.Fields).Where(pair => pair.First.Value.Length + pair.Second.Value.Length > 0))
            body.Append(without is null
                ? $"<tr><th scope=\"row\">{label}</th><td>{Value(now)}</td></tr>\n"
                : $"<tr{(old == now ? "" : " class=\"changed\"")}><th scope=\"row\">{label}{(old == now ? "" : " <small>changed</small>")}</th><td data-label=\"without\">{Value(old)}</td><td data-label=\"with\">{Value(now)}</td></tr>\n");
        body.Append("</table>\n");
    }

    private static void One(StringBuilder body, PageReading reading)
    {
        var text = reading.Page?.Text ?? "";
        body.Append(CultureInfo.InvariantCulture, $"<h2>Text <small>{Letters(text)}</small></h2>\n<div class=\"text\"{Lang(reading.Page)}>\n");
        foreach (var block in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            body.Append(CultureInfo.InvariantCulture, $"<p>{Text(block)}</p>\n");
        body.Append("</div>\n");
    }

    private static void Both(StringBuilder body, PageReading without, PageReading reading)
    {
        var (before, after) = (without.Page?.Text ?? "", reading.Page?.Text ?? "");
        var blocks = TextDiff.All(before, after);
        var changed = blocks.Count(block => block.Any(part => part.Sign != 0));
        body.Append(CultureInfo.InvariantCulture, $"<h2>Text <small>{(changed == 0 ? "the same" : Wording.Count(changed, "block differs", "blocks differ"))}</small></h2>\n<div class=\"sides\"{Lang(reading.Page ?? without.Page)}>\n");
        body.Append(CultureInfo.InvariantCulture, $"<p class=\"side\" lang=\"en\">Without the rule <small>{Letters(before)}</small></p><p class=\"side\" lang=\"en\">With the rule <small>{Letters(after)}</small></p>\n");
        foreach (var block in blocks)
            body.Append(block.All(part => part.Sign == 0)
                ? $"<p class=\"same\">{Text(block[0].Text)}</p><p>{Text(block[0].Text)}</p>\n"
                : $"<p class=\"old\">{Side(block, -1)}</p><p class=\"new\">{Side(block, 1)}</p>\n");
        body.Append("</div>\n");
    }

    private static void Reasons(StringBuilder body, PageReading? without, PageReading reading)
    {
        foreach (var (of, heading) in new[] { (without, "Why, without the rule"), (reading, without is null ? "Why" : "Why, with the rule") })
            if (of?.Page is not null)
                body.Append(CultureInfo.InvariantCulture, $"<h2>{heading}</h2>\n<ul>\n{string.Concat(of.Reasons.Select(reason => $"<li>{Text(reason.Value)}</li>\n"))}</ul>\n");
    }

    private static string Side(IReadOnlyList<DiffPart> block, int sign) =>
        string.Concat(block.Where(part => part.Sign == 0 || part.Sign == sign).Select(part => part.Sign == 0 ? Text(part.Text) : sign < 0 ? $"<del>{Text(part.Text)}</del>" : $"<ins>{Text(part.Text)}</ins>"));

    private static string Lang(ExtractedArticle? page) => page?.Language is { } language ? $" lang=\"{Text(language)}\"" : "";

    private static string Letters(string text) => Wording.Count(text.Length, "letter", "letters");

    private static string Value(string value) => WebAddress.Safe(value) is null ? Text(value) : Address(value);

    private static string Address(string url) => WebAddress.Safe(url) is { } safe ? $"<a href=\"{Text(safe)}\" rel=\"noopener noreferrer nofollow\">{Text(url)}</a>" : Text(url);

    private static string Text(string text) => Encoder.Encode(text);

    private static string ReadStyle()
    {
        using var stream = typeof(ProbeDocument).Assembly.GetManifestResourceStream("Aggregator.Worker.Commands.probe-page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
