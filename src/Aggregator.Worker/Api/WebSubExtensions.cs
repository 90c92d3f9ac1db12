using Aggregator.Core.Pipeline;
using Aggregator.Core.Sources;

namespace Aggregator.Worker.Api;

/// <summary>
/// <c>/websub/{token}</c>: where hubs call back. They come under the public name and send no form, so these endpoints are answered
/// before the dashboard's host check and antiforgery; what protects them is the token and the signature.
/// </summary>
internal static class WebSubExtensions
{
    private const int MaxPushBytes = 5 * 1024 * 1024;
    private const string Address = "/websub/{token:length(64)}";

    /// <summary>Maps the endpoints.</summary>
    public static void MapWebSub(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, VerifyAsync).ShortCircuit();
        endpoints.MapPost(Address, ReceiveAsync).ShortCircuit();
        endpoints.Map("/websub/{*rest}", () => Results.NotFound()).ShortCircuit();
    }

    private static async Task<IResult> VerifyAsync(string token, HttpRequest request, HubCallback callback, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        if (await callback.FindAsync(token, cancellationToken).ConfigureAwait(false) is not { } subscription)
            return Results.NotFound();
        var query = request.Query.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString(), StringComparer.Ordinal);
        var verification = await callback.VerifyAsync(subscription, query, cancellationToken).ConfigureAwait(false);
        return verification.Answer switch
        {
            WebSubAnswer.Confirm => Results.Text(verification.Challenge, "text/plain"),
            WebSubAnswer.AcceptDenial => Results.Ok(),
            _ => Results.NotFound(),
        };
    }

    /// <summary>A wrong signature is answered like a right one, as the recommendation allows: who forges learns nothing.</summary>
    private static async Task<IResult> ReceiveAsync(string token, HttpRequest request, HubCallback callback, CancellationToken cancellationToken)
    {
        if (await callback.FindAsync(token, cancellationToken).ConfigureAwait(false) is not { } subscription)
            return Results.NotFound();
        if (!await callback.IsWantedAsync(subscription, cancellationToken).ConfigureAwait(false))
            return Results.StatusCode(StatusCodes.Status410Gone);
        if (await ReadAsync(request, cancellationToken).ConfigureAwait(false) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        await callback.ReceiveAsync(subscription, request.Headers["X-Hub-Signature"], body, cancellationToken).ConfigureAwait(false);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxPushBytes)
            return null;
        using var body = new MemoryStream();
        var piece = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(piece, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > MaxPushBytes)
                return null;
            body.Write(piece, 0, read);
        }

        return body.ToArray();
    }
}
