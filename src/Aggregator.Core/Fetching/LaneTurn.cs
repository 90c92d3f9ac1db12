using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>The right to make one request to a host, or why it cannot be had now.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Refusal">Why there is no turn; null when there is one.</param>
/// <param name="RetryAfter">With a refusal: when to ask again.</param>
internal sealed record LaneTurn(HostLane Lane, Fault? Refusal = null, TimeSpan? RetryAfter = null);
