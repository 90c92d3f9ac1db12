using System.Globalization;
using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Shell;
using Microsoft.AspNetCore.Antiforgery;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>The forms on the page of a story.</summary>
internal static class StoryActionsEndpoint
{
    private delegate Task<DecisionResult> Decision(IFormCollection form, CancellationToken cancellation);

    /// <summary>Maps <c>POST /stories/{id}/split</c>, <c>merge</c>, <c>pin</c>, <c>unpin</c> and <c>undo</c>.</summary>
    public static void MapStoryActions(this IEndpointRouteBuilder routes)
    {
        Map(routes, "split", (decisions, id) => (form, cancellation) => decisions.SplitAsync(id, [.. form["article"].Select(Number)], cancellation));
        Map(routes, "merge", (decisions, id) => (form, cancellation) => decisions.MergeAsync(id, Number(form["into"]), cancellation));
        Map(routes, "pin", (decisions, id) => (form, cancellation) => decisions.PinAsync(Number(form["article"]), id, cancellation));
        Map(routes, "unpin", (decisions, _) => (form, cancellation) => decisions.UnpinAsync(Number(form["article"]), cancellation));
        Map(routes, "undo", (decisions, _) => (form, cancellation) => decisions.UndoAsync(Number(form["decision"]), cancellation));
    }

    private static void Map(IEndpointRouteBuilder routes, string action, Func<StoryDecisions, long, Decision> decide) =>
        routes.MapPost($"/stories/{{id:long}}/{action}", (long id, HttpContext context, StoryDecisions decisions) => Do(context, id, action, decide(decisions, id))).DisableAntiforgery();

    // The token is checked here and not by the middleware, so that a refusal says what to do.
    private static async Task<IResult> Do(HttpContext context, long id, string done, Decision decide)
    {
        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            return FormRefusal.Result;
        var result = await decide(await context.Request.ReadFormAsync(context.RequestAborted), context.RequestAborted);
        return result.Refusal.Length == 0
            ? new SeeOther($"/stories/{(result.StoryId == 0 ? id : result.StoryId)}?done={done}")
            : Results.Text(result.Refusal + "\n", "text/plain", System.Text.Encoding.UTF8, StatusCodes.Status409Conflict);
    }

    // What is no number names nothing: the decision is refused with a sentence.
    private static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static long Number(Microsoft.Extensions.Primitives.StringValues values) => Number(values.Count == 1 ? values[0] : null);
}
