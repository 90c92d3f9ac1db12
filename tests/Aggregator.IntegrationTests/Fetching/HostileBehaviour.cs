using System.Net.Sockets;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Microsoft.AspNetCore.Http;

namespace Aggregator.IntegrationTests.Fetching;

/// <summary>One way in which a server misbehaves, and what must follow.</summary>
/// <param name="Fault">The fault to record; <see cref="FaultKind.None"/> when the fetch must succeed all the same.</param>
/// <param name="NextCheckMinutes">Minutes to the next check after a first failure of this kind; 0 when the rhythm decides.</param>
internal sealed record HostileBehaviour(FaultKind Fault, double NextCheckMinutes = 10)
{
    /// <summary>What the web server answers.</summary>
    public RequestDelegate? Web { get; init; }

    /// <summary>What a socket answers, when no web server would.</summary>
    public Func<Socket, CancellationToken, Task>? Raw { get; init; }

    /// <summary>The address to ask instead of the server's, made from the server's.</summary>
    public Func<Uri, Uri>? Url { get; init; }

    /// <summary>Options that differ from the test's.</summary>
    public Func<HttpOptions, HttpOptions>? Options { get; init; }

    /// <summary>A request that differs from a plain one.</summary>
    public Func<FetchRequest, FetchRequest>? Request { get; init; }

    /// <summary>What else must hold of the result.</summary>
    public Action<FetchResult>? Check { get; init; }
}
