namespace Aggregator.Core.Extraction;

/// <summary>Makes addresses in a page absolute.</summary>
internal static class Address
{
    /// <summary>The absolute http or https address, or null when it is anything else.</summary>
    internal static string? Absolute(Uri baseUrl, string? reference)
    {
        reference = reference?.Trim();
        if (string.IsNullOrEmpty(reference) || reference.Length > 4096)
            return null;
        return Uri.TryCreate(baseUrl, reference, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url.AbsoluteUri : null;
    }
}
