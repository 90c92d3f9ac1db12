namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Where a page names its author.</summary>
internal enum AuthorSource
{
    /// <summary>The article in JSON-LD.</summary>
    Linked,

    /// <summary>A shown name that the markup marks: rel=author, itemprop=author, hCard.</summary>
    Marked,

    /// <summary>A shown name after a label: "By", "Von", "Text:".</summary>
    Labelled,

    /// <summary>A meta element.</summary>
    Meta,

    /// <summary>A shown name that shares its line with the date, or stands beside the date's line.</summary>
    Dated,

    /// <summary>A line of nothing but a name, above or under the text.</summary>
    Signed,

    /// <summary>A line of an element whose class is named for the author.</summary>
    Classed,

    /// <summary>A user's name after "posted by" and the like.</summary>
    Worded,

    /// <summary>A news agency's name as a line of its own over the text.</summary>
    Agency,

    /// <summary>The person who holds the copyright of a page, under its text: a personal site's writer.</summary>
    Holder,
}
