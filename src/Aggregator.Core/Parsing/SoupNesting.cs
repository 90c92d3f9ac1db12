using System.Collections.Frozen;

namespace Aggregator.Core.Parsing;

/// <summary>Which elements cannot stand in which others, so that a missing end tag can be supplied.</summary>
internal static class SoupNesting
{
    private static readonly FrozenSet<string> Void = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "br", "hr", "img", "input", "meta", "area", "base", "col", "embed", "param", "wbr");

    /// <summary>Elements whose content is one value.</summary>
    private static readonly FrozenSet<string> Values = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "title", "link", "guid", "pubDate", "id", "updated", "published", "issued", "modified",
        "dc:date", "dc:creator", "dc:subject", "category", "comments");

    /// <summary>Elements that begin another value, or end the one that is open.</summary>
    private static readonly FrozenSet<string> Siblings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "item", "entry", "title", "link", "guid", "pubDate", "description", "summary", "content", "content:encoded",
        "updated", "published", "author", "dc:date", "dc:creator", "dc:subject", "category", "comments", "enclosure");

    private static readonly FrozenSet<string> NeverAroundItems = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "image", "textInput", "author", "managingEditor", "itunes:owner");

    /// <summary>The number of open levels to keep before an element of this name begins.</summary>
    public static int LevelFor(string name, List<SoupLevel> open)
    {
        if (IsItem(name))
        {
            for (var level = open.Count - 1; level > 1; level--)
                if (IsItem(open[level].Name) || NeverAroundItems.Contains(open[level].Name)) return level;
        }

        return open.Count > 2 && Values.Contains(open[^1].Name) && Siblings.Contains(name) ? open.Count - 1 : open.Count;
    }

    /// <summary>True for an HTML element that has no end tag.</summary>
    public static bool IsVoid(string name, List<SoupLevel> open) => Void.Contains(name) && open.Count > 1;

    private static bool IsItem(string name) => name.Equals("item", StringComparison.OrdinalIgnoreCase) || name.Equals("entry", StringComparison.OrdinalIgnoreCase);
}
