namespace Aggregator.Core.Storage;

/// <summary>A time in which a node could not reach the outside.</summary>
public sealed class NetworkOutage
{
    /// <summary>Identity.</summary>
    public long Id { get; set; }

    /// <summary>The machine whose network was down.</summary>
    public string Node { get; set; } = "";

    /// <summary>The first failure that gave it away.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>When the outside was reached again; null while it is not.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What gave it away, in a sentence.</summary>
    public string Cause { get; set; } = "";
}
