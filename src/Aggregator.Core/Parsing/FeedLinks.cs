using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Aggregator.Core.Parsing;

/// <summary>Reads links of RSS and Atom by their relation.</summary>
internal static partial class FeedLinks
{
    private static readonly XName FileSize = "fileSize", Href = "href", Length = "length", Medium = "medium", Rel = "rel", Type = "type", UriName = "uri", Url = "url";
    private const string IanaRelation = "http://www.iana.org/assignments/relation/";

    /// <summary>Reads a <c>link</c>: the address in an attribute (Atom) or as text (RSS).</summary>
    public static void Read(XElement element, FeedDraft draft, Uri? baseUrl)
    {
        if (AddressIn(element, baseUrl) is { } address) ReadRelated(element, draft, address);
        else if (TextIn(element) is { Length: > 0 } text && RelationOf(element) is "alternate") draft.Link = Resolve(text, baseUrl);
    }

    /// <summary>The address in <c>href</c>, <c>url</c> or <c>uri</c>, absolute where that can be made; null without one.</summary>
    public static string? AddressIn(XElement element, Uri? baseUrl)
    {
        if (!element.HasAttributes) return null;
        var stated = (string?)element.Attribute(Url) ?? (string?)element.Attribute(UriName) ?? (string?)element.Attribute(Href)
            ?? element.Attributes().FirstOrDefault(a => a.Name.LocalName is "href" or "HREF" or "resource" && !a.IsNamespaceDeclaration)?.Value;
        return string.IsNullOrWhiteSpace(stated) ? null : Resolve(stated, baseUrl);
    }

    /// <summary>The address of an <c>image</c> of a channel or item.</summary>
    public static string? ImageIn(XElement element, Uri? baseUrl)
    {
        if (element.Elements().FirstOrDefault(e => e.Name.LocalName.Equals("url", StringComparison.OrdinalIgnoreCase)) is { } url) return Resolve(TextIn(url), baseUrl);
        if (AddressIn(element, baseUrl) is { } address) return address;
        var text = element.HasElements ? "" : TextIn(element);
        return text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? text : null;
    }

    /// <summary>Adds media that an element names; an image among it stands for the entry.</summary>
    public static void AddEnclosure(XElement element, FeedDraft draft, Uri? baseUrl)
    {
        if (AddressIn(element, baseUrl) is not { } address || draft.Enclosures.Exists(e => e.Url == address)) return;
        var type = (string?)element.Attribute(Type);
        var size = (string?)element.Attribute(Length) ?? (string?)element.Attribute(FileSize);
        draft.Enclosures.Add(new(address, type, long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null));
        if (type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true || (string?)element.Attribute(Medium) == "image") draft.ImageUrl ??= address;
    }

    /// <summary>An absolute address where one can be made; else as given, without the white space that wrapped lines leave.</summary>
    public static string Resolve(string stated, Uri? baseUrl)
    {
        var address = stated.Trim();
        if (address.Contains('&', StringComparison.Ordinal)) address = Reference().Replace(address.Replace("&amp;", "&", StringComparison.Ordinal), "&$1");
        return ResolveStated(address, baseUrl);
    }

    /// <summary>As <see cref="Resolve"/>, of an address that is otherwise left as it is.</summary>
    public static string ResolveStated(string address, Uri? baseUrl)
    {
        if (address.Length == 0 || baseUrl is null || address.StartsWith("http", StringComparison.OrdinalIgnoreCase) || HasScheme().IsMatch(address)) return address;
        return Uri.TryCreate(baseUrl, address, out var url) ? url.AbsoluteUri : address;
    }

    private static void ReadRelated(XElement element, FeedDraft draft, string address)
    {
        var type = (string?)element.Attribute(Type);
        switch (RelationOf(element))
        {
            case "alternate" when type is null or "" || type.Contains("html", StringComparison.OrdinalIgnoreCase): draft.Link = address; break;
            case "alternate": draft.OtherLink ??= address; break;
            case "self": draft.SelfLink ??= address; break;
            case "hub": draft.Hubs.Add(address); break;
            case "next" or "prev-archive": draft.NextPage ??= address; break;
            case "enclosure": AddEnclosure(element, draft, null); break;
        }
    }

    private static string RelationOf(XElement element)
    {
        var relation = (string?)element.Attribute(Rel);
        if (string.IsNullOrWhiteSpace(relation)) return "alternate";
        relation = relation.Trim().ToLowerInvariant();
        return relation.StartsWith(IanaRelation, StringComparison.Ordinal) ? relation[IanaRelation.Length..] : relation;
    }

    private static string TextIn(XElement element) => EmbeddedMarkup.Plain(element);

    [GeneratedRegex("""&([A-Za-z0-9_]+);""")]
    private static partial Regex Reference();

    [GeneratedRegex("""^[A-Za-z][A-Za-z0-9+.-]*:""")]
    private static partial Regex HasScheme();
}
