namespace Aggregator.Core.Fingerprinting;

/// <summary>One line (block) of a fingerprinted text.</summary>
/// <param name="Start">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Key">Its key in the duplicate index; lines that many unrelated texts carry are a site's furniture.</param>
internal readonly record struct FingerprintLine(int Start, int End, long Key)
{
    // Shorter lines ("Read more") say nothing by themselves.
    private const int ShortestKeyed = 5;

    /// <summary>Tokens in the line.</summary>
    public int Length => End - Start;

    /// <summary>True when the line is long enough to be known by its key.</summary>
    public bool IsKeyed => Length >= ShortestKeyed;

    /// <summary>The lines of a fingerprint, in order.</summary>
    public static FingerprintLine[] Of(Fingerprint fingerprint)
    {
        var lines = new FingerprintLine[fingerprint.LineEnds.Length];
        var start = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var end = fingerprint.LineEnds[i];
            lines[i] = new FingerprintLine(start, end, KeyOf(fingerprint.Tokens.AsSpan(start, end - start)));
            start = end;
        }
        return lines;
    }

    private static long KeyOf(ReadOnlySpan<ushort> tokens)
    {
        var hash = Hashing.Add(Hashing.Start, 'L');
        foreach (var token in tokens) hash = Hashing.Add(hash, Token.IsNumber(token) ? token : Token.Masked(token));
        return Hashing.Key(hash);
    }
}
