using System.Buffers;

namespace Aggregator.Core.Fetching;

/// <summary>Reads a body as it comes over the wire, no larger and no slower than allowed.</summary>
internal static class BoundedBody
{
    private const int ChunkBytes = 32 * 1024;

    /// <summary>The bytes as sent.</summary>
    /// <exception cref="FetchFaultException">The body is too large or too slow.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        Stream stream, BodyLimits limits, string host, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var slow = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, slow.Token);
        var body = new ArrayBufferWriter<byte>(ChunkBytes);
        var started = clock.GetTimestamp();
        while (true)
        {
            if (limits.MinimumSpeed > 0)
                slow.CancelAfter(TimeLeft(body.WrittenCount, limits, clock.GetElapsedTime(started)));
            int read;
            try
            {
                read = await stream.ReadAsync(body.GetMemory(ChunkBytes), either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (slow.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new FetchFaultException(FetchFaults.TooSlow(host, body.WrittenCount, clock.GetElapsedTime(started)));
            }

            if (read == 0)
                return body.WrittenMemory;
            body.Advance(read);
            if (body.WrittenCount > limits.MaxBytes)
                return limits.CutOff ? body.WrittenMemory[..limits.MaxBytes] : throw new FetchFaultException(FetchFaults.TooLarge(host, limits.MaxBytes));
        }
    }

    /// <summary>How long until a body of so many bytes has fallen under the minimum speed; at least 1 ms.</summary>
    public static TimeSpan TimeLeft(int bytes, BodyLimits limits, TimeSpan elapsed)
    {
        var left = limits.SpeedGrace + TimeSpan.FromSeconds((double)bytes / limits.MinimumSpeed) - elapsed;
        return left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
    }
}
