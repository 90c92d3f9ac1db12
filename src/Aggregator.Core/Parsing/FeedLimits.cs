namespace Aggregator.Core.Parsing;

/// <summary>Bounds on what is read from one document, so that hostile input costs less than a second and 64 MB.</summary>
internal static class FeedLimits
{
    /// <summary>Bytes of a document, after decompression.</summary>
    public const int Bytes = 16 * 1024 * 1024;

    /// <summary>Levels of elements; deeper ones are left out. CodeHollow.FeedReader and XML writers recurse, so this also guards the stack.</summary>
    public const int Depth = 128;

    /// <summary>Attributes of one element; further ones are left out.</summary>
    public const int Attributes = 128;

    /// <summary>Levels, or attributes of one element, that no publisher's mistake explains: such a document is a fault.</summary>
    public const int Hostile = 50_000;

    /// <summary>Characters of one text, CDATA section or tag; more are a fault: each step of the repair would copy them.</summary>
    public const int Run = 4_000_000;

    /// <summary>Elements of a document; more are a fault.</summary>
    public const int Elements = 400_000;

    /// <summary>Elements up to which markup is repaired, and up to which CodeHollow.FeedReader is asked (it takes about 1 KB for each).</summary>
    public const int RepairedElements = 50_000;

    /// <summary>Characters of one replacement text of an internal entity, and entities of one document.</summary>
    public const int EntityLength = 200, Entities = 64;

    /// <summary>Entries of one document; further ones are left out.</summary>
    public const int Entries = 20_000;
}
