namespace Aggregator.Core.Parsing;

/// <summary>What an element of any feed format means.</summary>
internal enum FeedTerm
{
    /// <summary>Nothing known; its children may still mean something.</summary>
    Other,

    /// <summary><c>item</c>, <c>entry</c>.</summary>
    Item,

    /// <summary><c>title</c>, <c>dc:title</c>.</summary>
    Title,

    /// <summary><c>media:title</c>, which yields to a title of the entry itself.</summary>
    MediaTitle,

    /// <summary><c>link</c> of RSS or Atom.</summary>
    Link,

    /// <summary><c>guid</c>, <c>id</c>.</summary>
    Id,

    /// <summary><c>description</c> and its kin in other modules.</summary>
    Description,

    /// <summary><c>summary</c>, <c>itunes:summary</c>.</summary>
    Summary,

    /// <summary><c>abstract</c> of CDF.</summary>
    Abstract,

    /// <summary>Atom <c>content</c>.</summary>
    Content,

    /// <summary><c>content:encoded</c>, <c>fullitem</c>.</summary>
    EncodedContent,

    /// <summary><c>body</c>, <c>xhtml:body</c>.</summary>
    Body,

    /// <summary><c>author</c>, <c>dc:creator</c>, <c>itunes:author</c>, <c>managingEditor</c>.</summary>
    Author,

    /// <summary>A person's <c>name</c>.</summary>
    Name,

    /// <summary>A person's <c>email</c>.</summary>
    Email,

    /// <summary>People who are not authors: contributors, owners, publishers.</summary>
    OtherPerson,

    /// <summary><c>pubDate</c>, <c>published</c>, <c>issued</c>, <c>dcterms:issued</c>.</summary>
    Published,

    /// <summary><c>updated</c>, <c>modified</c>, <c>dc:date</c>, <c>dcterms:modified</c>.</summary>
    Updated,

    /// <summary><c>created</c>, <c>dcterms:created</c>.</summary>
    Created,

    /// <summary><c>category</c>, <c>dc:subject</c>, <c>itunes:category</c>.</summary>
    Category,

    /// <summary>Keywords parted by commas.</summary>
    Keywords,

    /// <summary>Where an entry was taken from.</summary>
    Source,

    /// <summary>The channel's or item's image.</summary>
    Image,

    /// <summary><c>itunes:image</c>, <c>media:thumbnail</c>: an image by attribute.</summary>
    Thumbnail,

    /// <summary>A search box of RSS.</summary>
    TextInput,

    /// <summary><c>enclosure</c>.</summary>
    Enclosure,

    /// <summary><c>media:content</c>.</summary>
    MediaContent,

    /// <summary><c>language</c>, <c>dc:language</c>.</summary>
    Language,

    /// <summary><c>ttl</c> in minutes.</summary>
    TimeToLive,

    /// <summary><c>sy:updatePeriod</c>.</summary>
    UpdatePeriod,

    /// <summary><c>sy:updateFrequency</c>.</summary>
    UpdateFrequency,

    /// <summary><c>skipHours</c>.</summary>
    SkipHours,

    /// <summary><c>skipDays</c>.</summary>
    SkipDays,
}
