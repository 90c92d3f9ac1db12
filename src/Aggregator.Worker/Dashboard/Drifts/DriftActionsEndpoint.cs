using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Shell;
using Aggregator.Worker.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace Aggregator.Worker.Dashboard.Drifts;

/// <summary>The form on a drift.</summary>
internal static class DriftActionsEndpoint
{
    /// <summary>Maps <c>POST /drift/{id}/accept</c>.</summary>
    public static void MapDriftActions(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/drift/{id:long}/accept", Accept).DisableAntiforgery();

    // The token is checked here and not by the middleware, so that a refusal says what to do.
    private static async Task<IResult> Accept(long id, HttpContext context, DriftStore drifts, RunLog log)
    {
        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            return FormRefusal.Result;
        if (await drifts.AcceptAsync(id, context.RequestAborted) is not { } host)
            return Results.Text("There is no such alarm, or it is over.\n", "text/plain", System.Text.Encoding.UTF8, StatusCodes.Status404NotFound);
        log.DriftAccepted(host);
        return new SeeOther("/drift?done=accepted");
    }
}
