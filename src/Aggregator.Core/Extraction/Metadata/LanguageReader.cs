using System.Buffers;
using System.Collections.Frozen;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Tells the language of an article, from its text first: pages often declare their template's language.</summary>
internal static class LanguageReader
{
    // The languages of each word, by its key and in the order of the list.
    private static readonly FrozenDictionary<ulong, int[]> StopWords = Load(out Languages, out LongestWord);
    private static readonly string[] Languages;
    private static readonly int LongestWord;
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
                case < '\u0080':
                    if (char.IsAsciiLetter(c))
                        latin++;
                    break;
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
        Span<int> counts = stackalloc int[Languages.Length];
        var met = new List<int>();
        var total = 0;
        foreach (var range in text.AsSpan().SplitAny(Separators))
        {
            var word = text.AsSpan(range);
            if (word.IsEmpty)
                continue;
            total++;
            if (word.Length <= LongestWord && StopWords.TryGetValue(KeyOf(word), out var languages))
                foreach (var language in languages)
                    if (counts[language]++ == 0)
                        met.Add(language);
        }
        var best = -1;
        foreach (var language in met)
            if (best < 0 || counts[language] > counts[best])
                best = language;
        return best >= 0 && counts[best] >= 2 && counts[best] * 25 >= total ? Languages[best] : null;
    }

    private static ulong KeyOf(ReadOnlySpan<char> word)
    {
        var key = TokenKey.Empty;
        foreach (var c in word)
            key = TokenKey.Next(key, LowerCase.Of(c));
        return key;
    }

    private static string? Normal(string? tag) =>
        tag is { Length: >= 2 } && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1]) && (tag.Length == 2 || !char.IsAsciiLetter(tag[2])) ? tag[..2].ToLowerInvariant() : null;

    private static FrozenDictionary<ulong, int[]> Load(out string[] languages, out int longest)
    {
        var lines = EmbeddedText.Lines("stop-words.txt").Select(line => line.Split(':', 2)).ToList();
        var words = lines.SelectMany((line, i) => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Select(word => (Word: word, Language: i))).ToList();
        (languages, longest) = ([.. lines.Select(line => line[0])], words.Max(pair => pair.Word.Length));
        return words.GroupBy(pair => KeyOf(pair.Word)).ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Language).ToArray());
    }
}
