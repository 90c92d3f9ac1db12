using System.IO.Compression;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Parsing;

/// <summary>Undoes a gzip that the server did not declare, within the size limit, once.</summary>
internal static class BodyUnwrapper
{
    /// <summary>The bytes to decode; <paramref name="fault"/> is set instead when there are too many or they are compressed twice.</summary>
    public static ReadOnlyMemory<byte> Unwrap(ReadOnlyMemory<byte> body, out FeedParseResult? fault)
    {
        fault = null;
        if (IsGzip(body.Span)) body = Inflate(body, out fault);
        if (fault is not null) return default;
        if (body.Length > FeedLimits.Bytes) fault = TooLarge();
        else if (IsGzip(body.Span)) fault = FeedParseResult.Failed(FaultKind.BinaryBody, "The body is compressed more than once.");
        return body;
    }

    private static bool IsGzip(ReadOnlySpan<byte> body) => body is [0x1F, 0x8B, 8, ..];

    private static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> body, out FeedParseResult? fault)
    {
        fault = null;
        using var source = new MemoryStream(body.ToArray(), false);
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (gzip.Read(buffer) is var count and > 0)
            {
                if (plain.Length + count > FeedLimits.Bytes)
                {
                    fault = TooLarge();
                    return default;
                }

                plain.Write(buffer, 0, count);
            }
        }
        catch (InvalidDataException) when (plain.Length > 0)
        {
            // Cut off or damaged towards its end: what came out so far is read.
        }
        catch (InvalidDataException)
        {
            fault = FeedParseResult.Failed(FaultKind.BinaryBody, "The body looks like gzip but cannot be decompressed.");
        }

        return plain.ToArray();
    }

    private static FeedParseResult TooLarge() =>
        FeedParseResult.Failed(FaultKind.TooLarge, $"The feed is larger than {FeedLimits.Bytes / 1024 / 1024} MB.");
}
