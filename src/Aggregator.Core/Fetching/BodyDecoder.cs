using System.Buffers;
using System.IO.Compression;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Aggregator.Core.Fetching;

/// <summary>Undoes <c>Content-Encoding</c> (gzip, deflate, br, zstd; RFC 9110, RFC 8878) within limits.</summary>
internal static class BodyDecoder
{
    private const int ChunkBytes = 32 * 1024;
    private const int MaxLayers = 3;
    private const int RatioFloor = 1024 * 1024;
    private const int ZstdMaxWindowLog = 23; // RFC 9659: 8 MiB for content coding

    /// <summary>The body as its author wrote it.</summary>
    /// <param name="raw">The body as sent.</param>
    /// <param name="encodings">The codings in the order they were applied.</param>
    /// <param name="sniffGzip">Whether gzip is undone even when no coding is stated (<c>sitemap.xml.gz</c>).</param>
    /// <param name="limits">What the body may cost.</param>
    /// <param name="host">The host, for the fault's sentence.</param>
    /// <exception cref="FetchFaultException">Too large, a bomb, an unknown coding or broken data.</exception>
    public static ReadOnlyMemory<byte> Decode(
        ReadOnlyMemory<byte> raw, IReadOnlyList<string> encodings, bool sniffGzip, BodyLimits limits, string host)
    {
        if (encodings.Count > MaxLayers)
            throw new FetchFaultException(FetchFaults.BadEncoding(host, "it is compressed more than three times over"));

        var body = raw;
        foreach (var encoding in encodings.Reverse())
            body = Undo(body, encoding.ToLowerInvariant(), raw.Length, limits, host);
        return sniffGzip && IsGzip(body.Span) ? Undo(body, "gzip", raw.Length, limits, host) : body;
    }

    private static ReadOnlyMemory<byte> Undo(ReadOnlyMemory<byte> body, string encoding, int rawLength, BodyLimits limits, string host)
    {
        if (body.IsEmpty || encoding is "identity" or "" || (encoding is "gzip" or "x-gzip" && !IsGzip(body.Span)))
            return body; // servers that claim gzip and send plain text are common enough to believe the bytes
        try
        {
            using var source = new MemoryStream(body.ToArray(), writable: false);
            using var stream = Open(source, encoding, body.Span)
                ?? throw new FetchFaultException(FetchFaults.BadEncoding(host, $"it is in the unknown coding '{Shorten(encoding)}'"));
            return ReadAll(stream, rawLength, limits, host);
        }
        catch (Exception broken) when (broken is InvalidDataException or ZstdException or IOException or InvalidOperationException)
        {
            throw new FetchFaultException(FetchFaults.BadEncoding(host, $"its {encoding} data is broken or cut short"));
        }
    }

    private static Stream? Open(MemoryStream source, string encoding, ReadOnlySpan<byte> start) => encoding switch
    {
        "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
        "deflate" when IsZlib(start) => new ZLibStream(source, CompressionMode.Decompress),
        "deflate" => new DeflateStream(source, CompressionMode.Decompress),
        "br" => new BrotliStream(source, CompressionMode.Decompress),
        "zstd" => OpenZstd(source),
        _ => null,
    };

    private static DecompressionStream OpenZstd(MemoryStream source)
    {
        var decompressor = new Decompressor();
        decompressor.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, ZstdMaxWindowLog);
        return new DecompressionStream(source, decompressor, preserveDecompressor: false, leaveOpen: false);
    }

    private static ReadOnlyMemory<byte> ReadAll(Stream stream, int rawLength, BodyLimits limits, string host)
    {
        var body = new ArrayBufferWriter<byte>(ChunkBytes);
        while (stream.Read(body.GetSpan(ChunkBytes)) is var read && read > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > RatioFloor && body.WrittenCount > (long)limits.MaxRatio * rawLength)
                throw new FetchFaultException(FetchFaults.BadEncoding(host, $"it unpacks to more than {limits.MaxRatio} times its size, as a decompression bomb does"));
            if (body.WrittenCount > limits.MaxBytes)
                return limits.CutOff ? body.WrittenMemory[..limits.MaxBytes] : throw new FetchFaultException(FetchFaults.TooLarge(host, limits.MaxBytes));
        }

        return body.WrittenMemory;
    }

    private static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08]);

    private static bool IsZlib(ReadOnlySpan<byte> start) =>
        start.Length > 2 && (start[0] & 0x0f) == 8 && ((start[0] << 8) + start[1]) % 31 == 0;

    private static string Shorten(string text) => text.Length <= 20 ? text : text[..20];
}
