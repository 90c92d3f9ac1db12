using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>
/// The terms of a page's title, to see which blocks speak of the same thing: stems of longer words, and pairs of wide characters.
/// </summary>
internal sealed class TitleTerms
{
    /// <summary>How many characters of a text are read.</summary>
    internal const int Head = 160;

    private const int Stem = 6;
    private const int ShortestWord = 4;

    private readonly HashSet<ulong> _terms = [];

    // A bit for every term that there may be, so that most terms of a block need no look-up.
    private readonly ulong _maybe;

    internal TitleTerms(params ReadOnlySpan<string?> titles)
    {
        Span<ulong> terms = stackalloc ulong[Head];
        foreach (var title in titles)
            for (var i = Read(title, terms) - 1; i >= 0; i--)
            {
                _terms.Add(terms[i]);
                _maybe |= Bit(terms[i]);
            }
    }

    /// <summary>How many terms the title has.</summary>
    internal int Count => _terms.Count;

    /// <summary>How many terms of the beginning of a text are the title's, and how many it has.</summary>
    internal (int Shared, int All) In(string text)
    {
        if (_terms.Count == 0)
            return default;
        Span<ulong> terms = stackalloc ulong[Math.Min(Head, text.Length)];
        var all = Read(text, terms);
        var shared = 0;
        foreach (var term in terms[..all])
            if ((_maybe & Bit(term)) != 0 && _terms.Contains(term))
                shared++;
        return (shared, all);
    }

    private static ulong Bit(ulong term) => 1UL << (int)(term >> 58);

    private static int Read(ReadOnlySpan<char> text, Span<ulong> terms)
    {
        text = text[..Math.Min(Head, text.Length)];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (TextMeasure.IsWide(text[i]))
            {
                if (i + 1 < text.Length && TextMeasure.IsWide(text[i + 1]))
                    terms[count++] = TokenKey.Pair(TokenKey.Of(text.Slice(i, 1)), TokenKey.Of(text.Slice(i + 1, 1)));
                continue;
            }
            var start = i;
            var key = TokenKey.Empty;
            for (; i < text.Length && IsLetter(text[i]); i++)
                if (i - start < Stem)
                    key = TokenKey.Next(key, Lower(text[i]));
            if (i - start >= ShortestWord)
                terms[count++] = key;
            if (i > start)
                i--;
        }
        return count;
    }

    private static bool IsLetter(char c) => c < 128 ? char.IsAsciiLetter(c) : char.IsLetter(c) && !TextMeasure.IsWide(c);

    private static char Lower(char c) => c < 128 ? (char)(c | 0x20) : LowerCase.Of(c);
}
