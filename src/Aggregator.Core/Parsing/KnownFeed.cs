using System.Xml.Linq;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;

namespace Aggregator.Core.Parsing;

/// <summary>
/// CodeHollow.FeedReader's reading of a tree that is already parsed. Its own entry point searches the whole text once for each of thirty
/// control characters and parses it again; its feed types read the tree alone.
/// </summary>
internal static class KnownFeed
{
    private static readonly XName Version = "version", MediaPrefix = XNamespace.Xmlns + "media";

    /// <summary>The feed, or null: FeedReader refuses formats it does not know.</summary>
    public static Feed? Of(XElement root)
    {
        try
        {
            return Read(root)?.ToFeed();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null; // FeedReader signals what it lacks by various exceptions; our own reading of the tree stands without it.
        }
    }

    private static BaseFeed? Read(XElement root)
    {
        if (IsNamed(root, "feed")) return new AtomFeed("", root);
        if (root.Element(root.GetDefaultNamespace() + "channel") is not { } channel) return null;
        if (IsNamed(root, "rdf")) return new Rss10Feed("", channel);
        if (!IsNamed(root, "rss")) return null;
        return (string?)root.Attribute(Version) switch
        {
            "0.91" => new Rss091Feed("", channel),
            "0.92" => new Rss092Feed("", channel),
            "2.0" when root.Attribute(MediaPrefix) is not null => new MediaRssFeed("", channel),
            _ => new Rss20Feed("", channel),
        };
    }

    private static bool IsNamed(XElement root, string name) => root.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);
}
