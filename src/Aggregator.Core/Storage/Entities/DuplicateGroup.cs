namespace Aggregator.Core.Storage;

/// <summary>All copies of one article. An article without copies is a group of one.</summary>
public sealed class DuplicateGroup
{
    /// <summary>Identity: the id of the earliest article of the group.</summary>
    public long Id { get; set; }

    /// <summary>The copy that stands for the group: the likely original.</summary>
    public long RepresentativeId { get; set; }

    /// <summary>Whom the copies credit when the original itself is not among them; empty when it is.</summary>
    public string Origin { get; set; } = "";

    /// <summary>Why the representative is the likely original, one reason a line; empty for a group of one.</summary>
    public string Reasons { get; set; } = "";

    /// <summary>Articles in the group.</summary>
    public int Size { get; set; }

    /// <summary>When the group began.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When an article last joined.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}
