using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;

namespace Aggregator.Worker.Commands;

/// <summary>Reads what a probe is to look at: an address through the fetcher, or a file.</summary>
internal static class ProbeInput
{
    /// <summary>The input as if it had been fetched.</summary>
    /// <param name="context">The command's context.</param>
    /// <param name="input">An http or https address, or a path.</param>
    /// <param name="url">For a file: the address it came from, for relative links; null for a made-up one.</param>
    /// <param name="purpose">What it is read as.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<FetchResult> ReadAsync(CommandContext context, string input, string? url, FetchPurpose purpose, CancellationToken cancellationToken)
    {
        if (Address(input) is { } address)
        {
            using var fetcher = context.OpenFetcher();
            return await fetcher.FetchAsync(new FetchRequest(address, purpose), cancellationToken).ConfigureAwait(false);
        }

        var origin = Uri.TryCreate(url, UriKind.Absolute, out var given) ? given : new Uri("http://file.invalid/");
        var result = new FetchResult { RequestedUrl = origin, FinalUrl = origin, FetchedAt = context.Clock.GetUtcNow(), Status = 200 };
        if (!File.Exists(input))
            return result with { Status = 0, Fault = new Fault(FaultKind.NotFound, $"'{input}' is neither an http address nor a file.") };
        return result with { Body = await ReadFileAsync(input, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>The input as an http or https address; null when it is a path.</summary>
    public static Uri? Address(string input) => Uri.TryCreate(input, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static async Task<byte[]> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            return await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        await using var plain = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress);
        using var buffer = new MemoryStream();
        await plain.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        return buffer.ToArray();
    }
}
