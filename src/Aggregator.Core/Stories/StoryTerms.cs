using System.Buffers.Binary;
using Aggregator.Core.Fingerprinting;

namespace Aggregator.Core.Stories;

/// <summary>
/// What an article is about, as counted terms: stemmed words, names (capitalised words, counted apart), pairs of characters
/// in scripts without spaces, numbers with their unit, dates. The title counts twice.
/// </summary>
internal sealed class StoryTerms
{
    /// <summary>The kind of terms that are names.</summary>
    public const char NameKind = 'X';

    private const byte Version = 1;
    private const int EntrySize = 7;

    private StoryTerms(Dictionary<long, float> counts) => Counts = counts;

    /// <summary>No terms.</summary>
    public static StoryTerms None { get; } = new([]);

    /// <summary>Weight of every term, by its 48-bit hash.</summary>
    public IReadOnlyDictionary<long, float> Counts { get; }

    /// <summary>Reads the terms of an article.</summary>
    public static StoryTerms Of(string? title, string text)
    {
        var counts = new Dictionary<long, float>(256);
        if (title is not null) new TermReader(counts, 2).Read(title);
        new TermReader(counts, 1).Read(text);
        return new StoryTerms(counts);
    }

    /// <summary>
    /// The terms that count most, when there are more than <paramref name="most"/>: names and repeated terms, then others by their hash,
    /// so that of two long texts the same terms are kept.
    /// </summary>
    public StoryTerms AtMost(int most) => Counts.Count <= most ? this : new StoryTerms(Counts
        .OrderByDescending(x => IsName(x.Key) || x.Value > 1).ThenBy(x => x.Key).Take(most).ToDictionary());

    /// <summary>The hash of a term; its lowest bit tells names from all others.</summary>
    public static long Key(char kind, ulong hash) => (Hashing.Key(hash) & ~1L) | (kind == NameKind ? 1L : 0L);

    /// <summary>True for the hash of a name.</summary>
    public static bool IsName(long term) => (term & 1) != 0;

    /// <summary>Seven bytes a term: hash and count (at most 255), after one version byte.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[1 + (Counts.Count * EntrySize)];
        bytes[0] = Version;
        var span = bytes.AsSpan(1);
        foreach (var (term, count) in Counts)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(span, (uint)term);
            BinaryPrimitives.WriteUInt16LittleEndian(span[4..], (ushort)(term >> 32));
            span[6] = (byte)Math.Min(255, count);
            span = span[EntrySize..];
        }
        return bytes;
    }

    /// <summary>Reads stored terms; null when they have another version or are damaged.</summary>
    public static StoryTerms? FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Version || (bytes.Length - 1) % EntrySize != 0) return null;
        var counts = new Dictionary<long, float>(bytes.Length / EntrySize);
        for (var span = bytes[1..]; !span.IsEmpty; span = span[EntrySize..])
        {
            var term = BinaryPrimitives.ReadUInt32LittleEndian(span) | ((long)BinaryPrimitives.ReadUInt16LittleEndian(span[4..]) << 32);
            counts[term] = span[6];
        }
        return new StoryTerms(counts);
    }
}
