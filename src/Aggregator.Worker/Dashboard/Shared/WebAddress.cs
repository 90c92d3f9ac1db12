namespace Aggregator.Worker.Dashboard.Shared;

/// <summary>Addresses that came from feeds and pages, made safe to put into a link.</summary>
internal static class WebAddress
{
    /// <summary>The address when it is an absolute http or https one; null otherwise (<c>javascript:</c>, <c>data:</c> ...).</summary>
    public static string? Safe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url.AbsoluteUri : null;

    /// <summary>The address as a reader would write it: no scheme, no <c>www.</c>, no trailing slash.</summary>
    public static string Short(string address)
    {
        var rest = address.Contains("://", StringComparison.Ordinal) ? address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..] : address;
        return (rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? rest[4..] : rest).TrimEnd('/');
    }
}
