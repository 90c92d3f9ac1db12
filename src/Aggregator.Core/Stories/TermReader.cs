using System.Runtime.InteropServices;
using Aggregator.Core.Fingerprinting;

namespace Aggregator.Core.Stories;

/// <summary>Counts the story terms of one text.</summary>
internal sealed class TermReader(Dictionary<long, float> counts, float weight)
{
    /// <summary>Reads a text to the end.</summary>
    public void Read(string text)
    {
        var source = TextNormaliser.Compatible(text);
        for (var i = 0; i < source.Length;)
        {
            var end = i + 1;
            if (IsUnspacedLetter(source[i])) end = ReadUnspaced(source, i);
            else if (char.IsDigit(source[i])) end = ReadNumber(source, i);
            else if (char.IsLetter(source[i])) end = ReadWord(source, i);
            i = end;
        }
    }

    private static bool IsUnspacedLetter(char c) => TextNormaliser.IsUnspaced(c) && (char.IsLetter(c) || char.IsSurrogate(c));

    private int ReadUnspaced(string source, int i)
    {
        while (i + 1 < source.Length && IsUnspacedLetter(source[i + 1]))
        {
            Count('c', weight, TextNormaliser.Fold(source[i]), TextNormaliser.Fold(source[i + 1]));
            i++;
        }
        return i + 1;
    }

    // "6.1级", "38人", "5月12日": a number says something together with what it counts.
    private int ReadNumber(string source, int i)
    {
        var start = i;
        while (i < source.Length && (char.IsDigit(source[i]) || (source[i] is '.' or ',' && i + 1 < source.Length && char.IsDigit(source[i + 1])))) i++;
        var number = source.AsSpan(start, i - start).TrimStart('0');
        if (i < source.Length && IsUnspacedLetter(source[i])) return ReadCounted(source, number, i);
        if (number.Length >= 2) Count('n', weight, number);
        return i;
    }

    private int ReadCounted(string source, ReadOnlySpan<char> number, int i)
    {
        var unit = TextNormaliser.Fold(source[i]);
        if (unit is '月' && DayAfter(source, i + 1) is { Length: > 0 } day) Count('d', weight, [.. number, '-', .. day]);
        else if (!IsClock(unit)) Count('u', weight, [.. number, unit]);
        return i;
    }

    private static ReadOnlySpan<char> DayAfter(string source, int i)
    {
        var end = i;
        while (end < source.Length && end - i < 2 && char.IsDigit(source[end])) end++;
        return end < source.Length && source[end] == '日' ? source.AsSpan(i, end - i).TrimStart('0') : [];
    }

    private static bool IsClock(char unit) => unit is '年' or '月' or '日' or '时' or '分' or '秒' or '号';

    private int ReadWord(string source, int i)
    {
        var start = i;
        while (i < source.Length && (char.IsLetter(source[i]) || IsApostropheInside(source, i)) && !TextNormaliser.IsUnspaced(source[i])) i++;
        var word = TextNormaliser.Fold(source[start..i]).Replace('\u2019', '\'');
        if (word.EndsWith("'s", StringComparison.Ordinal)) word = word[..^2];
        word = EnglishWords.Stem(word);
        if (EnglishWords.IsEmpty(word)) return i;
        Count('w', weight, word);
        // A capitalised word counts as a word and, apart from that, as a name.
        if (char.IsUpper(source[start])) Count(StoryTerms.NameKind, weight, word);
        return i;
    }

    private static bool IsApostropheInside(string source, int i) =>
        source[i] is '\'' or '\u2019' && i + 1 < source.Length && char.IsLetter(source[i + 1]);

    private void Count(char kind, float amount, params ReadOnlySpan<char> term)
    {
        var hash = Hashing.Add(Hashing.Start, kind);
        foreach (var c in term) hash = Hashing.Add(hash, c);
        CollectionsMarshal.GetValueRefOrAddDefault(counts, StoryTerms.Key(kind, hash), out _) += amount;
    }
}
