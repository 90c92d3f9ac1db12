using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Markup;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Core.Extraction;

/// <summary>
/// The article's text in the state that a page hands to its scripts (<c>__NEXT_DATA__</c>, <c>__next_f.push</c>, <c>__INITIAL_STATE__</c>,
/// <c>data-page</c>, <c>data-react-props</c>, other JSON): one long string, or an array whose items are paragraphs. Only JSON is read; nothing is run.
/// </summary>
internal static partial class StateText
{
    private const int Least = 300;
    private const int LeastParagraphs = 3;
    private const int MostScripts = 200;
    private const int MostScriptLength = 4 * 1024 * 1024;
    private const int DeepestNesting = 64;
    private const int MostStates = 400;
    private const int LeastShared = 2;
    private const int Beginning = 2000;

    /// <summary>The longest text that scripts state and that shares terms with the title, markup included; null when there is none of some length.</summary>
    internal static string? Read(MarkupDocument document, TitleTerms title)
    {
        (string? Text, int Worth) best = (null, 0);
        foreach (var text in document.Descendants().OfType<MarkupElement>().SelectMany(StatesOf).Take(MostScripts).SelectMany(Texts))
            if (Worth(text, title) is var worth && worth > best.Worth)
                best = (text, worth);
        return best.Text;
    }

    // What a script holds, and what an attribute hands to the component that is drawn in its element.
    private static List<string> StatesOf(MarkupElement element)
    {
        List<string> states = element is MarkupScript && element.TextContent is { Length: >= Least and <= MostScriptLength } script ? [script] : [];
        foreach (var attribute in element.Attributes)
            if (attribute.Value.Length is >= Least and <= MostScriptLength && attribute.Value.Memory.Span.TrimStart() is ['{' or '[', ..])
                states.Add(attribute.Value.ToString());
        return states;
    }

    private static IEnumerable<string> Texts(string script)
    {
        // JSON within a string of JSON is read in its turn.
        var waiting = new Queue<string>([script[ValueAt(script)..]]);
        for (var read = 0; read < MostStates && waiting.TryDequeue(out var json); read++)
            foreach (var text in TextsOf(json))
                if (IsJson(text))
                    waiting.Enqueue(text);
                else if (RowsOf(text) is { } rows)
                    rows.ForEach(waiting.Enqueue);
                else
                    yield return text;
    }

    // The script is JSON, hands it to a call of "push", or assigns it.
    private static int ValueAt(string script)
    {
        var trimmed = script.AsSpan().TrimStart();
        if (trimmed is ['{' or '[', ..])
            return script.Length - trimmed.Length;
        return StatePattern().Match(script) is { Success: true } match ? match.Index + match.Length : script.Length;
    }

    private static bool IsJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', _, ..];

    // Rows of the format in which React's server sends its tree: a number, a colon, and JSON or "T", a length, a comma and text.
    private static List<string>? RowsOf(string text) => RowPattern().IsMatch(text)
        ? [.. text.Split('\n').Select(row => row[(row.IndexOf(':', StringComparison.Ordinal) + 1)..]).Select(row => row.StartsWith('T') && row.IndexOf(',', StringComparison.Ordinal) is > 0 and < 9 and var comma ? JsonSerializer.Serialize(new[] { row[(comma + 1)..] }) : row).Where(IsJson)]
        : null;

    private static List<string> TextsOf(string json)
    {
        // The value may be followed by more of the script, hence the reader, which stops at its end.
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = DeepestNesting, AllowTrailingCommas = true, AllowMultipleValues = true });
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var state))
                return [];
            using (state)
                return [.. TextsIn(state.RootElement)];
        }
        catch (JsonException)
        {
            return []; // No JSON, but an object of the language: it is not run to find out.
        }
    }

    private static IEnumerable<string> TextsIn(JsonElement root)
    {
        var open = new Stack<JsonElement>();
        open.Push(root);
        while (open.TryPop(out var element))
            switch (element.ValueKind)
            {
                case JsonValueKind.String when element.GetString() is { Length: >= Least } text && (IsJson(text) || RowPattern().IsMatch(text) || IsProse(text)):
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

    private static string? TextOf(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.String)
            return item.GetString();
        if (item.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var name in (ReadOnlySpan<string>)["text", "content", "html", "value", "body", "paragraph"])
            if (item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
                return value.GetString();
        return null;
    }

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

    // Notices and other articles are stated as well; the article's own text speaks of what its title does.
    private static int Worth(string stated, TitleTerms title)
    {
        var letters = CountLetters(stated, out var beginning);
        var shared = 0;
        for (var at = 0; at < beginning.Length && shared < LeastShared; at += TitleTerms.Head)
            shared += title.In(beginning[at..Math.Min(beginning.Length, at + TitleTerms.Head)]).Shared;
        return letters < Least || shared < Math.Min(LeastShared, title.Count) ? 0 : letters;
    }

    // Letters outside tags, and the text's beginning without these.
    private static int CountLetters(string stated, out string beginning)
    {
        var text = new StringBuilder();
        var letters = 0;
        var inTag = false;
        foreach (var c in stated)
        {
            inTag = c == '<' || inTag && c != '>';
            if (inTag)
                continue;
            letters += char.IsLetter(c) ? 1 : 0;
            if (text.Length < Beginning)
                text.Append(c == '>' ? ' ' : c);
        }
        beginning = text.ToString();
        return letters;
    }

    [GeneratedRegex(@"(?:\.push\(|=)\s*(?=[{\[]\s*[""'{\[\d])")]
    private static partial Regex StatePattern();

    [GeneratedRegex(@"\A[\da-f]{0,4}:(?:[\[{""]|T[\da-f]+,|[A-Z]{1,2}\[)")]
    private static partial Regex RowPattern();
}
