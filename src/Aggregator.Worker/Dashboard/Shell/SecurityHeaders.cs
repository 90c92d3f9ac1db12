namespace Aggregator.Worker.Dashboard.Shell;

/// <summary>Sets the headers that keep a hostile article from doing anything but being read.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'{0}; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string Closed = Policy.Replace("{0}", "", StringComparison.Ordinal);
    private static readonly string WithImages = Policy.Replace("{0}", " http: https:", StringComparison.Ordinal);

    /// <summary>Goes on; the headers are set when the answer starts, so that the page of an error has them too.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Set, context);
        return next(context);
    }

    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Preferences.Of(context).Images ? WithImages : Closed;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return Task.CompletedTask;
    }
}
