namespace Aggregator.Core.Stories;

/// <summary>Settings of the hot list.</summary>
internal sealed record HotOptions
{
    /// <summary>Time in which a vote loses half its weight, 1 hour to 7 days.</summary>
    public TimeSpan HalfLife { get; init; } = TimeSpan.FromHours(8);

    /// <summary>What a source adds that only carries a copy of another's text, 0 to 1.</summary>
    public double CopyWeight { get; init; } = .25;

    /// <summary>The span whose votes are compared with those before it, 10 minutes to 1 day.</summary>
    public TimeSpan VelocityWindow { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How much a story that is doubling may gain, 0 to 2.</summary>
    public double VelocityWeight { get; init; } = .5;
}
