using System.Globalization;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>What the list of stories is narrowed to, and where the page begins.</summary>
public sealed record StoryFilter
{
    /// <summary>Stories on a page of the list.</summary>
    public const int PageSize = 30;

    /// <summary>Words that the title of an article of the story must hold, each of them.</summary>
    public string Search { get; init; } = "";

    /// <summary>Two-letter language; empty for all.</summary>
    public string Language { get; init; } = "";

    /// <summary>Category with those below it; empty for all.</summary>
    public string Category { get; init; } = "";

    /// <summary>Independent sources at least.</summary>
    public int Sources { get; init; } = 1;

    /// <summary>The story that the page before ended with; null for the first page.</summary>
    public (DateTimeOffset At, long Id)? After { get; init; }

    /// <summary>Stories on a page.</summary>
    public int Take { get; init; } = PageSize;

    /// <summary>True when the list leaves out stories.</summary>
    public bool Narrows => Search.Length > 0 || Language.Length > 0 || Category.Length > 0 || Sources > 1;

    /// <summary>A place in the list as query strings have it: ticks of the last article's time in UTC, and the story.</summary>
    public static string Place(DateTimeOffset at, long id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}-{id}");

    /// <summary>The place that a query string names; null when it names none.</summary>
    public static (DateTimeOffset At, long Id)? PlaceOf(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new DateTimeOffset(at, TimeSpan.Zero), number) : null;
}
