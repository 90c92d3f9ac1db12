namespace Aggregator.Core.Storage;

/// <summary>An event as readers know it: duplicate groups that tell of one thing. Its id is for good; one that ended in another leads there.</summary>
public sealed class Story
{
    /// <summary>Identity.</summary>
    public long Id { get; set; }

    /// <summary>Whether it lives, was merged into another, or ended because its articles turned out to tell of different things.</summary>
    public StoryState State { get; set; }

    /// <summary>The story that took it over; null unless merged.</summary>
    public long? MergedIntoId { get; set; }

    /// <summary>True when an operator holds it together.</summary>
    public bool Pinned { get; set; }

    /// <summary>The title of its lead.</summary>
    public string Title { get; set; } = "";

    /// <summary>The article that stands for it: the original of its most copied text, the earliest of these.</summary>
    public long LeadArticleId { get; set; }

    /// <summary>Two-letter language most of its articles are in, or empty.</summary>
    public string Language { get; set; } = "";

    /// <summary>Folder that most of its sources stand in (for a source without one, the section that its page states), or empty.</summary>
    public string Category { get; set; } = "";

    /// <summary>When its first article appeared.</summary>
    public DateTimeOffset FirstAt { get; set; }

    /// <summary>When its last article appeared.</summary>
    public DateTimeOffset LastAt { get; set; }

    /// <summary>Different texts: duplicate groups.</summary>
    public int Groups { get; set; }

    /// <summary>Articles, copies included.</summary>
    public int Articles { get; set; }

    /// <summary>Independent sources: those of one owner or host count once.</summary>
    public int Sources { get; set; }

    /// <summary>When it was formed.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When its articles last changed.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}
