using System.Runtime.InteropServices;

namespace Aggregator.Core.Fingerprinting;

/// <summary>
/// Overlapping character grams of a text's letters and digits, and the bottom-k sample of their hashes (Broder 1997).
/// The same passage gives the same hashes wherever it stands, and the smallest of a text's hashes that lie in a passage
/// are among the smallest of the passage too: so a cut copy shares keys with the whole.
/// </summary>
internal static class Shingles
{
    /// <summary>Characters of a gram in scripts without spaces.</summary>
    public const int UnspacedSize = 5;

    /// <summary>Characters of a gram in other scripts.</summary>
    public const int SpacedSize = 10;

    private const ulong Base = 0x9E3779B97F4A7C15;

    /// <summary>The keys of a text's sampled grams, ascending, at most <paramref name="count"/>.</summary>
    public static long[] Sample(ReadOnlySpan<char> letters, int size, int count)
    {
        if (letters.Length < size) return [];
        var keys = new List<long>(letters.Length - size + 1);
        var drop = Power(size);
        var hash = 0UL;
        for (var i = 0; i < letters.Length; i++)
        {
            hash = (hash * Base) + letters[i] + 1;
            if (i >= size) hash -= drop * (letters[i - size] + 1UL);
            if (i >= size - 1) keys.Add(Hashing.Key(hash));
        }
        return Smallest(CollectionsMarshal.AsSpan(keys), count);
    }

    private static ulong Power(int exponent)
    {
        var power = 1UL;
        for (var i = 0; i < exponent; i++) power *= Base;
        return power;
    }

    private static long[] Smallest(Span<long> keys, int count)
    {
        keys.Sort();
        var result = new List<long>(count);
        foreach (var key in keys)
        {
            if (result.Count == count) break;
            if (result.Count == 0 || result[^1] != key) result.Add(key);
        }
        return [.. result];
    }
}
