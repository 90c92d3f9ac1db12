namespace Aggregator.Core.Fingerprinting;

/// <summary>Stable 64-bit hashing; stored keys depend on it, so it never changes within a fingerprint version.</summary>
internal static class Hashing
{
    /// <summary>The FNV-1a offset basis.</summary>
    public const ulong Start = 14695981039346656037;

    /// <summary>Adds one value (FNV-1a).</summary>
    public static ulong Add(ulong hash, uint value) => (hash ^ value) * 1099511628211;

    /// <summary>Spreads the bits (MurmurHash3's 64-bit finaliser).</summary>
    public static ulong Mix(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCD;
        hash ^= hash >> 33;
        hash *= 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }

    /// <summary>A key of the duplicate index: 48 bits, never negative, six bytes in SQLite.</summary>
    public static long Key(ulong hash) => (long)(Mix(hash) >> 16);
}
