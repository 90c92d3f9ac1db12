namespace Aggregator.Benchmarks.Load;

/// <summary>What a load consists of.</summary>
/// <param name="Quiet">Sources that answer 304, each on a host of its own.</param>
/// <param name="News">Sources that bring a new entry at every poll, each on a host of its own.</param>
/// <param name="HangingHosts">Hosts that take requests and never answer.</param>
/// <param name="Seconds">Every source is due once within this time, evenly.</param>
internal sealed record LoadShape(int Quiet, int News, int HangingHosts, int Seconds)
{
    /// <summary>Sources on each host that hangs, so that it hangs again and again.</summary>
    public const int SourcesOnAHangingHost = 10;
}
