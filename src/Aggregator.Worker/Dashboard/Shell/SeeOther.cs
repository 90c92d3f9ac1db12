namespace Aggregator.Worker.Dashboard.Shell;

/// <summary>Answers a form with 303: the browser goes on with a GET, and a reload sends nothing twice (RFC 9110, 15.4.4).</summary>
/// <param name="path">A path on this site.</param>
internal sealed class SeeOther(string path) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
