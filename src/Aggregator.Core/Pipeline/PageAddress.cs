using Aggregator.Core.Canonicalising;

namespace Aggregator.Core.Pipeline;

/// <summary>Which address stands for a page.</summary>
internal static class PageAddress
{
    /// <summary>
    /// The hash of the page's canonical address: the one it states, when that lies on its own host and is not merely the front page
    /// (a common misconfiguration), else the one it was fetched from. A canonical address on another host is a credit, not an identity.
    /// </summary>
    public static byte[] Hash(Uri fetched, string? stated)
    {
        var identity = Uri.TryCreate(stated, UriKind.Absolute, out var address) && SameSite(address, fetched) && address.AbsolutePath.Length > 1 ? address : fetched;
        return UrlHash.Of(UrlCanonicaliser.Canonicalise(identity.AbsoluteUri) ?? identity.AbsoluteUri);
    }

    private static bool SameSite(Uri stated, Uri fetched) =>
        stated.Scheme is "http" or "https" && Bare(stated.IdnHost) == Bare(fetched.IdnHost) && (stated.Port == fetched.Port || (stated.IsDefaultPort && fetched.IsDefaultPort));

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..].ToLowerInvariant() : host.ToLowerInvariant();
}
