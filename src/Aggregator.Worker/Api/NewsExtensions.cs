using System.Globalization;
using Aggregator.Worker.Dashboard.Articles;
using Aggregator.Worker.Dashboard.Shared;
using Aggregator.Worker.Dashboard.Stories;

namespace Aggregator.Worker.Api;

/// <summary>The hot list, stories and related articles as JSON, for programs that show them elsewhere.</summary>
internal static class NewsExtensions
{
    private const int MaxTake = 100;

    /// <summary>Maps the endpoints.</summary>
    public static void MapNews(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/hot", HotAsync);
        endpoints.MapGet("/api/stories", StoriesAsync);
        endpoints.MapGet("/api/stories/{id:long}", StoryAsync);
        endpoints.MapGet("/api/articles/{id:long}/related", RelatedAsync);
    }

    private static async Task<IResult> HotAsync(HttpContext context, HotListQuery query, string? language, string? category, string? take, CancellationToken cancellation)
    {
        if (TakeOf(take, HotFilter.MaxRows, HotFilter.MaxRows) is not { } rows)
            return TakeIsInvalid(HotFilter.MaxRows);
        var list = await query.Run(new HotFilter(language ?? "", (category ?? "").Trim(), rows), cancellation);
        return ApiAnswer.Of(context, new ApiPage<ApiStory>([.. list.Rows.Select(row => ApiStory.Of(row, withVotes: true))], null));
    }

    private static async Task<IResult> StoriesAsync(
        HttpContext context, StoryListQuery query, string? q, string? language, string? category, string? sources, string? after, string? take, CancellationToken cancellation)
    {
        if (TakeOf(take, StoryFilter.PageSize, MaxTake) is not { } rows)
            return TakeIsInvalid(MaxTake);
        if (TakeOf(sources, 1, int.MaxValue) is not { } atLeast)
            return ApiAnswer.Invalid("sources must be a whole number above zero: how many independent sources a story has at least.");
        var from = StoryFilter.PlaceOf(after);
        if (!string.IsNullOrEmpty(after) && from is null)
            return ApiAnswer.Invalid("after is not a place in the list; take it from the next of the page before.");
        var filter = new StoryFilter { Search = (q ?? "").Trim(), Language = language ?? "", Category = (category ?? "").Trim(), Sources = atLeast, After = from, Take = rows };
        var list = await query.Run(filter, cancellation);
        return ApiAnswer.Of(context, new ApiPage<ApiStory>([.. list.Rows.Select(row => ApiStory.Of(row, withVotes: false))], list.Next is { } next ? NextOf(context, next) : null));
    }

    private static async Task<IResult> StoryAsync(HttpContext context, StoryQuery query, StoryListQuery list, long id, CancellationToken cancellation)
    {
        if (await query.Run(id, cancellation) is not { } detail)
            return ApiAnswer.NotFound($"There is no story {id}.");
        if (detail.Story.MergedIntoId is { } taker)
            return Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"/api/stories/{taker}"), permanent: true);
        var row = await list.Row(detail.Story, cancellation);
        return ApiAnswer.Of(context, new ApiStoryDetail(ApiStory.Of(row, withVotes: true), detail.Story.State.ToString(), [.. detail.Groups.Select(ApiText.Of)]));
    }

    private static async Task<IResult> RelatedAsync(HttpContext context, RelatedQuery query, long id, CancellationToken cancellation) =>
        await query.Run(id, cancellation) is { } rows
            ? ApiAnswer.Of(context, new ApiPage<ApiRelated>([.. rows.Select(ApiRelated.Of)], null))
            : ApiAnswer.NotFound($"There is no article {id}. It may have been removed by housekeeping.");

    private static int? TakeOf(string? text, int standard, int most) =>
        string.IsNullOrEmpty(text) ? standard : QueryNumber.Of(text) is { } number && number <= most ? (int)number : null;

    private static IResult TakeIsInvalid(int most) => ApiAnswer.Invalid($"take must be a whole number from 1 to {most}.");

    private static string NextOf(HttpContext context, string after) =>
        "/api/stories" + QueryString.Create(context.Request.Query.Where(part => part.Key != "after").SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value)).Append(KeyValuePair.Create("after", (string?)after)));
}
