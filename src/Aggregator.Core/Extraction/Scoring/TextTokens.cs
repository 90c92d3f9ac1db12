using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>
/// Cuts the beginning and the end of a block's text into tokens: its first words and their pairs, where it starts (<c>^by</c>) and how it
/// ends (<c>$reserved</c>), in lower case. A Han or kana character is a word of its own.
/// </summary>
internal static class TextTokens
{
    private const int Head = 160;
    private const int Tail = 60;
    private const int MaxWords = 14;
    private const int MaxWord = 30;
    private const int Starts = 2;

    /// <summary>Hands the tokens of a text to a sink.</summary>
    internal static void Read<TSink>(string text, ref TSink sink) where TSink : struct, ITokenSink
    {
        var most = Math.Min(Head, text.Length);
        Span<char> lower = stackalloc char[most];
        Span<(int Start, int End, ulong Key)> words = stackalloc (int, int, ulong)[most];
        var isLong = text.Length > Head;
        var count = Words(text.AsSpan(0, most), lower, words, isLong ? MaxWords : Head);
        for (var i = 0; i < Math.Min(count, MaxWords); i++)
        {
            var (start, end, key) = words[i];
            var word = lower[start..end];
            sink.Add(key, [], '\0', word);
            if (i < Starts)
                sink.Add(TokenKey.Marked('^', key), [], '^', word);
            if (i > 0)
                sink.Add(TokenKey.Pair(words[i - 1].Key, key), lower[words[i - 1].Start..words[i - 1].End], ' ', word);
        }
        if (isLong)
            count = Words(text.AsSpan(text.Length - Tail), lower, words, Tail);
        for (var i = Math.Max(0, count - (isLong ? 5 : 3)); i < count; i++)
            sink.Add(TokenKey.Marked('$', words[i].Key), [], '$', lower[words[i].Start..words[i].End]);
    }

    private static int Words(ReadOnlySpan<char> text, Span<char> lower, Span<(int, int, ulong)> words, int most)
    {
        LowerCase.Write(text, lower);
        var count = 0;
        var start = -1;
        var key = TokenKey.Empty;
        for (var i = 0; i <= text.Length && count < most; i++)
        {
            var c = i < text.Length ? lower[i] : ' ';
            var letter = c < 128 ? char.IsAsciiLetter(c) : char.IsLetter(c);
            var wide = letter && c >= '\u3040' && TextMeasure.IsWide(c);
            if (letter && !wide)
            {
                if (start < 0)
                    (start, key) = (i, TokenKey.Empty);
                key = TokenKey.Next(key, c);
                continue;
            }
            if (start >= 0 && i - start <= MaxWord)
                words[count++] = (start, i, key);
            start = -1;
            if (wide && count < most)
                words[count++] = (i, i + 1, TokenKey.Next(TokenKey.Empty, c));
        }
        return count;
    }
}
