namespace Aggregator.Core.Stories;

/// <summary>Settings of story clustering.</summary>
internal sealed record StoryOptions
{
    /// <summary>Similarity from which two clusters are one story, .02 to .5.</summary>
    public double Threshold { get; init; } = .088;

    /// <summary>Time in which the similarity of two articles falls to 1/e, 1 hour to 60 days.</summary>
    public TimeSpan Decay { get; init; } = TimeSpan.FromDays(4);

    /// <summary>What stands for the time factor when a time is unknown, 0 to 1: about five days apart.</summary>
    public double UnknownTime { get; init; } = .32;

    /// <summary>0 links clusters by their average similarity, 1 by the angle of their centroids, which favours large stories.</summary>
    public double CentroidShare { get; init; } = .5;

    /// <summary>The same where most times are unknown: without time to bound a story, a large one would draw in its likes.</summary>
    public double UntimedCentroidShare { get; init; } = .3;
}
