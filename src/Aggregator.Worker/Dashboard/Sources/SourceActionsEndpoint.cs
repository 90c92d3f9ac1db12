using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Shell;
using Microsoft.AspNetCore.Antiforgery;

namespace Aggregator.Worker.Dashboard.Sources;

/// <summary>The forms on the page of a source.</summary>
internal static class SourceActionsEndpoint
{
    /// <summary>Maps <c>POST /sources/{id}/pause</c>, <c>resume</c>, <c>refresh</c> and <c>restore-address</c>.</summary>
    public static void MapSourceActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sources/{id:long}/pause", (long id, HttpContext context, SourceStore sources) => Do(context, id, "paused", (source, cancellation) => sources.SetStateAsync(source, SourceState.Paused, cancellation))).DisableAntiforgery();
        routes.MapPost("/sources/{id:long}/resume", (long id, HttpContext context, SourceStore sources) => Do(context, id, "resumed", (source, cancellation) => sources.SetStateAsync(source, SourceState.Active, cancellation))).DisableAntiforgery();
        routes.MapPost("/sources/{id:long}/refresh", (long id, HttpContext context, SourceStore sources) => Do(context, id, "refresh", sources.RefreshAsync)).DisableAntiforgery();
        routes.MapPost("/sources/{id:long}/restore-address", (long id, HttpContext context, AddressRestoration addresses) => Do(context, id, "restored", async (source, cancellation) => (await addresses.RestoreAsync(source, cancellation)).Source is not null)).DisableAntiforgery();
    }

    // The token is checked here and not by the middleware, so that a refusal says what to do.
    private static async Task<IResult> Do(HttpContext context, long id, string done, Func<long, CancellationToken, Task<bool>> action)
    {
        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            return FormRefusal.Result;
        return await action(id, context.RequestAborted)
            ? new SeeOther($"/sources/{id}?done={done}")
            : Results.Text("There is no such source, or its state does not allow this.\n", "text/plain", System.Text.Encoding.UTF8, StatusCodes.Status404NotFound);
    }
}
