using System.Globalization;
using System.Xml.Linq;

namespace Aggregator.Core.Sources;

/// <summary>Writes OPML 2.0.</summary>
public static class OpmlWriter
{
    /// <summary>A document of subscriptions, in folders as they name them.</summary>
    /// <param name="outlines">The subscriptions.</param>
    /// <param name="title">Title of the document.</param>
    /// <param name="created">When it is made.</param>
    public static XDocument Write(IEnumerable<OpmlOutline> outlines, string title, DateTimeOffset created)
    {
        var body = new XElement("body");
        var folders = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var outline in outlines) FolderFor(outline.Folders, body, folders).Add(Outline(outline));
        return new XDocument(
            new XDeclaration("1.0", "utf-8", null),
            new XElement("opml", new XAttribute("version", "2.0"),
                new XElement("head", new XElement("title", Clean(title)), new XElement("dateCreated", created.ToString("r", CultureInfo.InvariantCulture))),
                body));
    }

    private static XElement FolderFor(IReadOnlyList<string> path, XElement body, Dictionary<string, XElement> folders)
    {
        var parent = body;
        var key = "";
        foreach (var name in path)
        {
            key = $"{key}\u0001{name}";
            if (!folders.TryGetValue(key, out var folder))
            {
                folders[key] = folder = new XElement("outline", new XAttribute("text", Clean(name)), new XAttribute("title", Clean(name)));
                parent.Add(folder);
            }

            parent = folder;
        }

        return parent;
    }

    private static XElement Outline(OpmlOutline outline)
    {
        var title = Clean(outline.Title ?? outline.FeedUrl);
        var element = new XElement("outline", new XAttribute("type", "rss"), new XAttribute("text", title), new XAttribute("title", title), new XAttribute("xmlUrl", Clean(outline.FeedUrl)));
        if (outline.SiteUrl is { } site) element.Add(new XAttribute("htmlUrl", Clean(site)));
        if (outline.Categories.Count > 0) element.Add(new XAttribute("category", Clean(string.Join(',', outline.Categories))));
        return element;
    }

    private static string Clean(string text) => Parsing.IllegalCharacters.RemoveFrom(text);
}
