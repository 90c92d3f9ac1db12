using System.Text;
using System.Text.Json;
using Aggregator.Core.Extraction.Markup;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Core.Extraction;

/// <summary>
/// The article's text in the state that a page hands to its scripts (<c>__NEXT_DATA__</c>, <c>__NUXT__</c>, <c>__INITIAL_STATE__</c>, other JSON):
/// one long string, or an array whose items are paragraphs. Only JSON is read; nothing is run.
/// </summary>
internal static class StateText
{
    private const int Least = 300;
    private const int LeastParagraphs = 3;
    private const int MostScripts = 40;
    private const int MostScriptLength = 4 * 1024 * 1024;
    private const int DeepestNesting = 64;
    private const int MostItemStrings = 6;

    /// <summary>The longest text that scripts state, markup included; what shares terms with the title counts double. Null when there is none of some length.</summary>
    internal static string? Read(MarkupDocument document, TitleTerms title)
    {
        (string? Text, int Worth) best = (null, 0);
        foreach (var script in document.Descendants().OfType<MarkupScript>().Take(MostScripts))
            if (JsonOf(script.TextContent) is { } json && Parse(json) is { } state)
                using (state)
                    foreach (var text in Texts(state.RootElement))
                        if (Worth(text, title) is var worth && worth > best.Worth)
                            best = (text, worth);
        return best.Text;
    }

    // The script's whole text, or what it assigns to one variable.
    private static ReadOnlyMemory<char>? JsonOf(string script)
    {
        var text = script.AsMemory().Trim();
        if (text.Length is < Least or > MostScriptLength)
            return null;
        if (text.Span[0] is '{' or '[')
            return text;
        var equals = text.Span.IndexOf('=');
        if (equals < 0 || equals > 200)
            return null;
        var value = text[(equals + 1)..].Trim();
        return value.Length > 0 && value.Span[0] is '{' or '[' ? value : null;
    }

    private static JsonDocument? Parse(ReadOnlyMemory<char> json)
    {
        // An assignment may be followed by more of the script, hence the reader, which stops at the value's end.
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json.ToArray()), new JsonReaderOptions { MaxDepth = DeepestNesting, AllowTrailingCommas = true, AllowMultipleValues = true });
        try
        {
            return JsonDocument.TryParseValue(ref reader, out var document) ? document : null;
        }
        catch (JsonException)
        {
            return null; // No JSON, but an object of the language: it is not run to find out.
        }
    }

    private static IEnumerable<string> Texts(JsonElement root)
    {
        var open = new Stack<JsonElement>();
        open.Push(root);
        while (open.TryPop(out var element))
            switch (element.ValueKind)
            {
                case JsonValueKind.String when element.GetString() is { Length: >= Least } text && IsProse(text):
                    yield return text;
                    break;
                case JsonValueKind.Object:
                    foreach (var property in element.EnumerateObject())
                        open.Push(property.Value);
                    break;
                case JsonValueKind.Array:
                    if (Paragraphs(element) is { } paragraphs)
                        yield return paragraphs;
                    foreach (var item in element.EnumerateArray())
                        open.Push(item);
                    break;
            }
    }

    // Editors that keep articles as blocks: an array of strings, or of objects with the text under one name.
    private static string? Paragraphs(JsonElement array)
    {
        var text = new StringBuilder();
        var sentences = 0;
        foreach (var item in array.EnumerateArray())
            if (TextOf(item) is { } paragraph)
            {
                text.Append(paragraph).Append('\n');
                sentences += EndsSentence(paragraph) ? 1 : 0;
            }
        return sentences >= LeastParagraphs && text.Length >= Least ? text.ToString() : null;
    }

    private static string? TextOf(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString(),
        JsonValueKind.Object => item.EnumerateObject().Take(MostItemStrings)
            .Where(property => property.Value.ValueKind == JsonValueKind.String && property.Name is "text" or "content" or "html" or "value" or "body" or "paragraph")
            .Select(property => property.Value.GetString()).FirstOrDefault(),
        _ => null,
    };

    private static bool EndsSentence(string text) =>
        text.AsSpan().TrimEnd() is [.., '.' or '!' or '?' or '。' or '！' or '？' or '”' or '"' or '」'] || text.Contains("</p>", StringComparison.OrdinalIgnoreCase);

    private static bool IsProse(string text)
    {
        var ends = 0;
        for (var at = 0; at < text.Length && ends < LeastParagraphs; at++)
            if (text[at] is '。' or '！' or '？' || text[at] is '.' or '!' or '?' && at + 1 < text.Length && text[at + 1] is ' ' or '<' or '&' or '\n' or '"' or '”')
                ends++;
        return ends >= LeastParagraphs;
    }

    private static int Worth(string text, TitleTerms title)
    {
        var letters = 0;
        foreach (var c in text)
            letters += char.IsLetter(c) ? 1 : 0;
        return letters < Least ? 0 : title.In(text).Shared > 0 ? letters * 2 : letters;
    }
}
