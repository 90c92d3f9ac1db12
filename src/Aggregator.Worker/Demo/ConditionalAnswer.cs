using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Aggregator.Worker.Demo;

/// <summary>Sends an answer, or 304 when the client has it already (RFC 9110, 13.2.2).</summary>
internal static class ConditionalAnswer
{
    /// <summary>Writes the answer with the validators that the site offers (<c>etag</c>, <c>last-modified</c>, both or none).</summary>
    public static async Task SendAsync(HttpContext context, SiteAnswer answer, DateTimeOffset lastModified, string validators)
    {
        var response = context.Response;
        var headers = response.GetTypedHeaders();
        if (answer.Status == StatusCodes.Status200OK)
        {
            if (validators.Contains("etag", StringComparison.Ordinal)) headers.ETag = TagOf(answer.Body);
            if (validators.Contains("last-modified", StringComparison.Ordinal)) headers.LastModified = WholeSeconds(lastModified);
        }
        if (IsKnown(context.Request.GetTypedHeaders(), headers))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static bool IsKnown(RequestHeaders asked, ResponseHeaders offered)
    {
        if (offered.ETag is { } tag && asked.IfNoneMatch.Count > 0)
            return asked.IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t == EntityTagHeaderValue.Any);
        return offered.LastModified <= asked.IfModifiedSince;
    }

    private static EntityTagHeaderValue TagOf(byte[] body) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"");

    private static DateTimeOffset WholeSeconds(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());
}
