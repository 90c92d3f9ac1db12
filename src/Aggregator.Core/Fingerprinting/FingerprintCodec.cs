using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Aggregator.Core.Fingerprinting;

/// <summary>
/// The stored form of a fingerprint, little-endian: version, flags, counts, length, exact key, six bytes a shingle key,
/// two bytes a line (its tokens), two bytes a token.
/// </summary>
internal static class FingerprintCodec
{
    private const int HeaderSize = 16;
    private const int KeySize = 6;

    /// <summary>Writes a fingerprint.</summary>
    public static byte[] Write(Fingerprint fingerprint)
    {
        var bytes = new byte[SizeOf(fingerprint.ShingleKeys.Length, fingerprint.LineEnds.Length, fingerprint.Tokens.Length)];
        var span = bytes.AsSpan();
        span[0] = Fingerprint.Version;
        span[1] = fingerprint.Unspaced ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt16LittleEndian(span[2..], (ushort)fingerprint.LineEnds.Length);
        BinaryPrimitives.WriteInt32LittleEndian(span[4..], fingerprint.Length);
        WriteKey(span[8..], fingerprint.ExactKey);
        BinaryPrimitives.WriteUInt16LittleEndian(span[14..], (ushort)fingerprint.ShingleKeys.Length);
        span = span[HeaderSize..];
        foreach (var key in fingerprint.ShingleKeys)
        {
            WriteKey(span, key);
            span = span[KeySize..];
        }
        var start = 0;
        foreach (var end in fingerprint.LineEnds)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(span, (ushort)(end - start));
            start = end;
            span = span[2..];
        }
        foreach (var token in fingerprint.Tokens)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(span, token);
            span = span[2..];
        }
        return bytes;
    }

    /// <summary>Reads a fingerprint; null when the version differs or the sizes do not fit.</summary>
    public static Fingerprint? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderSize || bytes[0] != Fingerprint.Version) return null;
        var lineCount = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        var keyCount = BinaryPrimitives.ReadUInt16LittleEndian(bytes[14..]);
        var tokenBytes = bytes.Length - SizeOf(keyCount, lineCount, 0);
        if (tokenBytes < 0 || tokenBytes % 2 != 0) return null;
        var keys = new long[keyCount];
        for (var i = 0; i < keyCount; i++) keys[i] = ReadKey(bytes[(HeaderSize + (i * KeySize))..]);
        var lines = ReadLines(bytes.Slice(HeaderSize + (keyCount * KeySize), lineCount * 2), out var tokens);
        if (tokens != tokenBytes / 2) return null;
        return new Fingerprint
        {
            Unspaced = bytes[1] == 1,
            Length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
            ExactKey = ReadKey(bytes[8..]),
            ShingleKeys = keys,
            LineEnds = lines,
            Tokens = ReadTokens(bytes[^tokenBytes..]),
        };
    }

    private static int SizeOf(int keys, int lines, int tokens) => HeaderSize + (keys * KeySize) + (lines * 2) + (tokens * 2);

    private static int[] ReadLines(ReadOnlySpan<byte> bytes, out int end)
    {
        var lines = new int[bytes.Length / 2];
        end = 0;
        for (var i = 0; i < lines.Length; i++)
            lines[i] = end += BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * 2)..]);
        return lines;
    }

    private static ushort[] ReadTokens(ReadOnlySpan<byte> bytes)
    {
        var tokens = MemoryMarshal.Cast<byte, ushort>(bytes).ToArray();
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(tokens, tokens);
        return tokens;
    }

    private static void WriteKey(Span<byte> span, long key)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(span, (uint)key);
        BinaryPrimitives.WriteUInt16LittleEndian(span[4..], (ushort)(key >> 32));
    }

    private static long ReadKey(ReadOnlySpan<byte> span) =>
        BinaryPrimitives.ReadUInt32LittleEndian(span) | ((long)BinaryPrimitives.ReadUInt16LittleEndian(span[4..]) << 32);
}
