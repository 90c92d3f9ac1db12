using System.Buffers;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Tells the language of an article, from its text first: pages often declare their template's language.</summary>
internal static class LanguageReader
{
    private static readonly Dictionary<string, List<string>>.AlternateLookup<ReadOnlySpan<char>> StopWords = Load().GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \n,.;:!?\"()«»“”„’'");

    /// <summary>The two-letter language and where it came from, or null.</summary>
    internal static (string? Language, string Origin) Read(string text, PageTree tree, PageHead head)
    {
        if (FromText(text) is { } read)
            return (read, "visible text");
        var stated = tree.Document.DocumentElement?.GetAttribute("lang") ?? head.Linked?.Language ?? head.First("og:locale", "content-language", "language", "dc.language").Value;
        return Normal(stated) is { } language ? (language, "lang") : (null, "");
    }

    /// <summary>The language of a text by script, then by its commonest words; null when too short to tell.</summary>
    internal static string? FromText(string text)
    {
        var sample = text.Length > 4000 ? text[..4000] : text;
        return FromScript(sample) is { } script ? (script.Length > 0 ? script : null) : FromWords(sample);
    }

    // An empty string means that the text is too short; null means a script that many languages share.
    private static string? FromScript(string text)
    {
        int han = 0, kana = 0, hangul = 0, greek = 0, cyrillic = 0, arabic = 0, hebrew = 0, thai = 0, devanagari = 0, latin = 0;
        foreach (var c in text)
            switch (c)
            {
                case >= '\u3040' and <= '\u30ff': kana++; break;
                case >= '\u3400' and <= '\u9fff': han++; break;
                case >= '\uac00' and <= '\ud7a3': hangul++; break;
                case >= '\u0370' and <= '\u03ff' or >= '\u1f00' and <= '\u1fff': greek++; break;
                case >= '\u0400' and <= '\u04ff': cyrillic++; break;
                case >= '\u0600' and <= '\u06ff': arabic++; break;
                case >= '\u0590' and <= '\u05ff': hebrew++; break;
                case >= '\u0e00' and <= '\u0e7f': thai++; break;
                case >= '\u0900' and <= '\u097f': devanagari++; break;
                default:
                    if (char.IsLetter(c))
                        latin++;
                    break;
            }
        var letters = han * 3 + kana * 2 + hangul * 2 + greek + cyrillic + arabic + hebrew + thai + devanagari + latin;
        if (letters < 20)
            return "";
        if (kana * 2 > letters / 10 && kana * 8 > han)
            return "ja";
        if (han * 3 > letters / 3)
            return "zh";
        if (hangul * 2 > letters / 3)
            return "ko";
        if (greek > letters / 3)
            return "el";
        if (arabic > letters / 3)
            return text.AsSpan().ContainsAny("ٹڈڑےں") ? "ur" : text.AsSpan().ContainsAny("پچژگ") ? "fa" : "ar";
        return hebrew > letters / 3 ? "he" : thai > letters / 3 ? "th" : devanagari > letters / 3 ? "hi" : null;
    }

    private static string? FromWords(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var total = 0;
        var lower = text.ToLowerInvariant().AsSpan();
        foreach (var range in lower.SplitAny(Separators))
        {
            var word = lower[range];
            if (word.IsEmpty)
                continue;
            total++;
            if (StopWords.TryGetValue(word, out var languages))
                foreach (var language in languages)
                    counts[language] = counts.GetValueOrDefault(language) + 1;
        }
        if (counts.Count == 0)
            return null;
        var best = counts.MaxBy(pair => pair.Value);
        return best.Value >= 2 && best.Value * 25 >= total ? best.Key : null;
    }

    private static string? Normal(string? tag) =>
        tag is { Length: >= 2 } && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1]) && (tag.Length == 2 || !char.IsAsciiLetter(tag[2])) ? tag[..2].ToLowerInvariant() : null;

    private static Dictionary<string, List<string>> Load()
    {
        var languages = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var pair in EmbeddedText.Lines("stop-words.txt").Select(line => line.Split(':', 2)))
            foreach (var word in pair[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
            {
                if (!languages.TryGetValue(word, out var list))
                    languages[word] = list = [];
                list.Add(pair[0]);
            }
        return languages;
    }
}
