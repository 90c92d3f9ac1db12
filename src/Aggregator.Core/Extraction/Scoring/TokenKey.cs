namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Keys of tokens: 64 bits made while a word is read, so that looking one up makes no string (FNV-1a; Fowler, Noll and Vo). Equal keys of unequal tokens are too rare to matter.</summary>
internal static class TokenKey
{
    /// <summary>The key of an empty word.</summary>
    internal const ulong Empty = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    /// <summary>The key of a word that goes on by a character.</summary>
    internal static ulong Next(ulong key, char c) => (key ^ c) * Prime;

    /// <summary>The key of a word.</summary>
    internal static ulong Of(ReadOnlySpan<char> word)
    {
        var key = Empty;
        foreach (var c in word)
            key = Next(key, c);
        return key;
    }

    /// <summary>The key of a word with a mark before it.</summary>
    internal static ulong Marked(char mark, ulong word) => (word ^ ((ulong)mark << 40)) * Prime;

    /// <summary>The key of two words in a row.</summary>
    internal static ulong Pair(ulong left, ulong right) => (((left << 5) | (left >> 59)) ^ right) * Prime;

    /// <summary>The key of a token as the files of weights write it.</summary>
    internal static ulong OfToken(ReadOnlySpan<char> token) =>
        token.IndexOf(' ') is > 0 and var at ? Pair(Of(token[..at]), Of(token[(at + 1)..]))
        : token[0] is '=' or '<' or '^' or '$' ? Marked(token[0], Of(token[1..]))
        : Of(token);
}
