using System.IO.Compression;

namespace Aggregator.Core.Storage;

/// <summary>Brotli at a quick level: a fifth of a typical page's size at a few milliseconds.</summary>
internal static class OriginalCompression
{
    private const int Quality = 5;
    private const int Window = 22;

    /// <summary>Compresses a page's bytes.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> body)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, buffer, out var written, Quality, Window)
            ? buffer[..written]
            : throw new InvalidOperationException($"Brotli refused {body.Length} bytes.");
    }

    /// <summary>Restores a page's bytes.</summary>
    /// <param name="body">What <see cref="Compress"/> gave.</param>
    /// <param name="length">The length before compression.</param>
    public static byte[] Expand(ReadOnlySpan<byte> body, int length)
    {
        var buffer = new byte[length];
        return BrotliDecoder.TryDecompress(body, buffer, out var written) && written == length
            ? buffer
            : throw new InvalidDataException("A stored original does not decompress to its length.");
    }
}
