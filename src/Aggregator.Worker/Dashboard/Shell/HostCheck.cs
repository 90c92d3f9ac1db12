using System.Net;
using Microsoft.Extensions.Options;

namespace Aggregator.Worker.Dashboard.Shell;

/// <summary>
/// Refuses requests whose Host is not ours. A page elsewhere can point its own name at 127.0.0.1 (DNS rebinding) and would then
/// be of the same origin as the dashboard; the name in the Host header gives it away.
/// </summary>
internal sealed class HostCheck(RequestDelegate next, IOptions<DashboardOptions> options)
{
    private readonly IReadOnlyList<string> _allowed = options.Value.AllowedHosts;

    /// <summary>Answers 421 for a foreign name, else goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (IsAllowed(context.Request.Host.Host, context.Connection.LocalIpAddress, _allowed))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("This host name is not one the dashboard answers to. Use http://localhost, or add the name to Dashboard:AllowedHosts.\n", context.RequestAborted);
    }

    /// <summary>Whether a request for a host name may be answered on a connection that came in at a local address.</summary>
    public static bool IsAllowed(string host, IPAddress? local, IReadOnlyList<string> allowed)
    {
        if (IsOwnName(host) || allowed.Contains(host, StringComparer.OrdinalIgnoreCase))
            return true;
        return allowed.Count == 0 && local is not null && !IPAddress.IsLoopback(local);
    }

    // An IP address cannot be rebound, and localhost names resolve on this machine only (RFC 6761, 6.3).
    private static bool IsOwnName(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out _)
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
