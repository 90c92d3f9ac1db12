using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace Aggregator.Worker.Api;

/// <summary>
/// Answers of the reading API. JSON whose texts hold no character that means something in HTML, with an ETag over what is said, so that a
/// script that asks again is told in a few bytes that nothing changed; what went wrong as problem details (RFC 9457).
/// </summary>
internal static class ApiAnswer
{
    private const int TagBytes = 12;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A value; 304 when the caller has it already.</summary>
    public static IResult Of<T>(HttpContext context, T value)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, Format);
        context.Response.Headers.CacheControl = "private, no-cache";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, TagBytes))}\"");
        return Results.Bytes(body, "application/json; charset=utf-8", entityTag: tag);
    }

    /// <summary>There is nothing of that number.</summary>
    public static IResult NotFound(string sentence) => Results.Problem(sentence, statusCode: StatusCodes.Status404NotFound, title: "Not found");

    /// <summary>A parameter that cannot be understood.</summary>
    public static IResult Invalid(string sentence) => Results.Problem(sentence, statusCode: StatusCodes.Status400BadRequest, title: "Invalid parameter");
}
