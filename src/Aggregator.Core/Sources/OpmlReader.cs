using System.Xml.Linq;
using Aggregator.Core.Canonicalising;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Parsing;

namespace Aggregator.Core.Sources;

/// <summary>Reads OPML 1.0 and 2.0 (opml.org), also broken files.</summary>
public static class OpmlReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="body">Its bytes, at most 16 MB.</param>
    /// <param name="fault">Why the file as a whole cannot be read, or null; kinds EmptyBody, TooLarge, BinaryBody, NotAFeed, HostileMarkup.</param>
    /// <returns>What it holds; null when there is a fault.</returns>
    public static OpmlDocument? Read(ReadOnlyMemory<byte> body, out Fault? fault)
    {
        var root = MarkupReader.Read(new FeedDocument(body, null, null, default), ["opml", "body", "outline"], out fault);
        return root is null ? null : Outlines(root);
    }

    private static OpmlDocument Outlines(XElement root)
    {
        var found = new List<OpmlOutline>();
        var failures = new List<OpmlFailure>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var title = root.Descendants().FirstOrDefault(element => Is(element, "head"))?.Elements().FirstOrDefault(element => Is(element, "title"))?.Value.Trim();
        Walk(root, [], found, failures, known);
        return new OpmlDocument(string.IsNullOrEmpty(title) ? null : title, found, failures);
    }

    private static void Walk(XElement parent, string[] folders, List<OpmlOutline> found, List<OpmlFailure> failures, HashSet<string> known)
    {
        foreach (var element in parent.Elements())
        {
            if (!Is(element, "outline"))
            {
                if (!Is(element, "head")) Walk(element, folders, found, failures, known);
                continue;
            }

            var name = Attribute(element, "title") ?? Attribute(element, "text");
            var isFolder = element.HasElements;
            var address = Attribute(element, "xmlUrl") ?? (isFolder ? null : Attribute(element, "url"));
            if (address is not null || !isFolder) Add(element, name, address, folders, found, failures, known);
            if (isFolder) Walk(element, address is null && name is not null ? [.. folders, name] : folders, found, failures, known);
        }
    }

    private static void Add(
        XElement element, string? name, string? address, string[] folders, List<OpmlOutline> found, List<OpmlFailure> failures, HashSet<string> known)
    {
        if (address is null)
        {
            failures.Add(new(name ?? "(outline without a title)", "It names no feed (xmlUrl)."));
            return;
        }

        if (UrlCanonicaliser.Canonicalise(WithoutFeedScheme(address)) is not { } canonical)
            failures.Add(new(name ?? address, $"\"{address}\" is no http or https address."));
        else if (!known.Add(canonical))
            failures.Add(new(name ?? address, $"{address} is in the file more than once; the first was taken."));
        else found.Add(new OpmlOutline(WithoutFeedScheme(address))
        {
            Title = name,
            SiteUrl = Attribute(element, "htmlUrl"),
            Folders = folders,
            Categories = Attribute(element, "category")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        });
    }

    private static string WithoutFeedScheme(string address) =>
        address.StartsWith("feed://", StringComparison.OrdinalIgnoreCase) ? $"http://{address[7..]}"
        : address.StartsWith("feed:", StringComparison.OrdinalIgnoreCase) ? address[5..]
        : address;

    private static bool Is(XElement element, string name) => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string? Attribute(XElement element, string name) =>
        element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.Trim() is { Length: > 0 } value ? value : null;
}
