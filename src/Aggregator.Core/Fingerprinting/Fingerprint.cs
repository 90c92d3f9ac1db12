using System.Runtime.InteropServices;

namespace Aggregator.Core.Fingerprinting;

/// <summary>
/// All that duplicate recognition needs to know of a text: sampled shingle keys to find candidates, the sequence of token
/// hashes to verify them by alignment, line ends to leave out furniture, and an exact hash. Two bytes a token when stored.
/// </summary>
internal sealed class Fingerprint
{
    /// <summary>Version of tokens, hashes and keys; fingerprints of different versions do not compare.</summary>
    public const byte Version = 1;

    /// <summary>Most sampled shingle keys of one text.</summary>
    public const int MaxShingleKeys = 32;

    /// <summary>Tokens read of one text; what follows is not compared.</summary>
    public const int MaxTokens = 12_000;

    // A text with less than this is told apart by its title too.
    private const int ShortText = 40;

    /// <summary>True when most of the text is in a script without spaces (Chinese, Japanese, Thai).</summary>
    public required bool Unspaced { get; init; }

    /// <summary>Letters and digits in the text.</summary>
    public required int Length { get; init; }

    /// <summary>Key of the whole text: equal for texts that differ only in case, width, spelling variant, spaces and punctuation.</summary>
    public required long ExactKey { get; init; }

    /// <summary>Keys of sampled shingles, ascending.</summary>
    public required long[] ShingleKeys { get; init; }

    /// <summary>Tokens in order, see <see cref="Token"/>.</summary>
    public required ushort[] Tokens { get; init; }

    /// <summary>For every line, the index after its last token.</summary>
    public required int[] LineEnds { get; init; }

    /// <summary>Makes the fingerprint of an article.</summary>
    /// <param name="title">Title; counts only when the text is very short, for copies change it.</param>
    /// <param name="text">Body as text, one block a line.</param>
    public static Fingerprint Of(string? title, string text)
    {
        var reader = new Tokeniser();
        reader.Read(text, MaxTokens);
        if (reader.Letters.Count < ShortText && title is not null) reader.Read(title, MaxTokens);
        var letters = CollectionsMarshal.AsSpan(reader.Letters);
        return new Fingerprint
        {
            Unspaced = reader.Unspaced,
            Length = letters.Length,
            ExactKey = Exact(letters),
            ShingleKeys = Shingles.Sample(letters, reader.Unspaced ? Shingles.UnspacedSize : Shingles.SpacedSize, MaxShingleKeys),
            Tokens = [.. reader.Tokens],
            LineEnds = [.. reader.LineEnds],
        };
    }

    /// <summary>Writes the fingerprint compactly, see <see cref="FingerprintCodec"/>.</summary>
    public byte[] ToBytes() => FingerprintCodec.Write(this);

    /// <summary>Reads a stored fingerprint; null when it has another version or is damaged, and must be made again.</summary>
    public static Fingerprint? FromBytes(ReadOnlySpan<byte> bytes) => FingerprintCodec.Read(bytes);

    private static long Exact(ReadOnlySpan<char> letters)
    {
        var hash = Hashing.Add(Hashing.Start, 'E');
        foreach (var letter in letters) hash = Hashing.Add(hash, letter);
        return Hashing.Key(hash);
    }
}
