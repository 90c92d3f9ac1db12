namespace Aggregator.Core.Storage;

/// <summary>A duplicate group that changed and waits for its place in a story; written with the change, so that no stop loses it.</summary>
public sealed class QueuedGroup
{
    /// <summary>The duplicate group; it may be gone meanwhile.</summary>
    public long GroupId { get; set; }
}
