using System.Net.Mime;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;

namespace Aggregator.Core.Pipeline;

/// <summary>Tells from its type and its first bytes whether a body can be a web page.</summary>
internal static class PageBody
{
    private static readonly string[] NotPages = ["image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/octet-stream", "application/vnd.", "application/msword", "application/json"];

    /// <summary>The fault of a body that cannot be a page, or null.</summary>
    public static Fault? Fault(FetchResult fetched)
    {
        if (fetched.Body.Span.Trim(" \t\r\n\0"u8).IsEmpty)
            return new Fault(FaultKind.EmptyBody, $"{fetched.FinalUrl} answered {fetched.Status} with an empty body.");
        var type = MediaType(fetched.ContentType);
        if (NotPages.Any(prefix => type.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) || fetched.Body.Span.StartsWith("%PDF-"u8))
            return new Fault(FaultKind.NotHtml, $"{fetched.FinalUrl} is not a web page but {(type.Length > 0 ? type : "binary data")}.");
        return null;
    }

    private static string MediaType(string? contentType)
    {
        try
        {
            return contentType is null ? "" : new ContentType(contentType).MediaType;
        }
        catch (FormatException)
        {
            return contentType!;
        }
    }
}
