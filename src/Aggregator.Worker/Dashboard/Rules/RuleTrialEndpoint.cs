using System.Globalization;
using Aggregator.Worker.Dashboard.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aggregator.Worker.Dashboard.Rules;

/// <summary>The form that tries a rule; it answers with the page itself, because there is nothing to come back to later.</summary>
internal static class RuleTrialEndpoint
{
    private const int LargestForm = 64 * 1024;

    private static readonly IResult TooLarge = Results.Text(
        "The form was not accepted because it is larger than 64 kB. Go back and try a shorter rule.\n", "text/plain", System.Text.Encoding.UTF8, StatusCodes.Status413PayloadTooLarge);

    /// <summary>Maps <c>POST /rules</c>.</summary>
    public static void MapRuleTrial(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/rules", Try).DisableAntiforgery().WithOrder(-1);

    private static async Task<IResult> Try(HttpContext context, RuleTrial trial)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LargestForm;
        if (await ReadAsync(context) is not { } form)
            return TooLarge;
        // The token is checked here and not by the middleware, so that a refusal says what to do.
        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            return FormRefusal.Result;
        var pages = int.TryParse(form["pages"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 5;
        context.Features.Set(await trial.RunAsync(form["rule"].ToString(), pages, context.RequestAborted));
        return new RazorComponentResult<App>();
    }

    private static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        }
        catch (Exception tooLarge) when (tooLarge is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }
}
