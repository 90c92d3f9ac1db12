using System.Data.Common;
using System.Diagnostics;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Diagnostics;

namespace Aggregator.Worker.Dashboard.Shell;

/// <summary>The page shown when one of our own pages failed; problem details where a program asked. It renders no component and asks no database: those may be what failed.</summary>
internal static class ErrorAnswer
{
    /// <summary>Writes the page; the status is 503 when the database failed, else 500.</summary>
    public static Task Write(HttpContext context)
    {
        var fromDatabase = context.Features.Get<IExceptionHandlerFeature>()?.Error is DbException or { InnerException: DbException };
        context.Response.StatusCode = fromDatabase ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        if (context.Features.Get<IExceptionHandlerPathFeature>()?.Path.StartsWith("/api/", StringComparison.Ordinal) == true)
            return Results.Problem(fromDatabase ? "The database did not answer as expected; the command doctor tells what is wrong." : "The answer could not be made; the log says why.",
                statusCode: context.Response.StatusCode, title: "Something went wrong here", extensions: [new("trace", TraceOf(context))]).ExecuteAsync(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        var assets = context.RequestServices.GetRequiredService<EmbeddedAssets>();
        return context.Response.WriteAsync(Page(assets.PathOf("dashboard.css"), Advice(fromDatabase), TraceOf(context), Preferences.Of(context).Theme), context.RequestAborted);
    }

    private static string TraceOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    private static string Advice(bool fromDatabase) => fromDatabase
        ? "The database did not answer as expected. If it is new, run <code>db migrate</code>; <code>doctor</code> tells what is wrong."
        : "The page could not be made. Reload it; if that does not help, the log says why.";

    private static string Page(string stylesheet, string advice, string trace, string theme) => $"""
        <!DOCTYPE html>
        <html lang="en" data-theme="{theme}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Error · Aggregator</title><link rel="stylesheet" href="{stylesheet}"></head>
        <body><main class="page lone"><h1>Something went wrong here</h1><p>{advice}</p><p class="muted">In the log, look for <code>{HtmlEncoder.Default.Encode(trace)}</code>.</p><p><a href="/">Back to the overview</a></p></main></body>
        </html>
        """;
}
