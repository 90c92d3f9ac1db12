using System.Net;
using System.Text;
using System.Text.Unicode;
using System.Xml.Linq;

namespace Aggregator.Core.Parsing;

/// <summary>Reads the value of a text construct (RFC 4287, section 3.1, and what RSS does) as HTML.</summary>
internal static class EmbeddedMarkup
{
    private static readonly XName Type = "type", Mode = "mode";

    /// <summary>The value: escaped HTML once decoded, XHTML serialised, base64 decoded; plain text of Atom encoded where it could be taken for markup.</summary>
    public static string Read(XElement element)
    {
        var type = element.HasAttributes ? (string?)element.Attribute(Type) : null;
        if (element.HasElements) return Serialise(element, type).Trim();
        var text = TextOf(element);
        if (IsBase64(element, type)) text = FromBase64(text, element);
        text = Mojibake.Undo(text);
        return text.AsSpan().IndexOfAny('<', '&') >= 0 && IsAtomText(element, type) ? WebUtility.HtmlEncode(text) : text;
    }

    /// <summary>The plain value of an element that holds no markup.</summary>
    public static string Plain(XElement element) => Mojibake.Undo(TextOf(element));

    /// <summary>The trimmed text; of a single node without a copy.</summary>
    private static string TextOf(XElement element) =>
        (element.FirstNode is XText { NextNode: null } only ? only.Value : element.Value).Trim();

    private static bool IsAtomText(XElement element, string? type) =>
        element.Name.NamespaceName.Equals("http://www.w3.org/2005/Atom", StringComparison.OrdinalIgnoreCase)
        && (type is null or "" or "text" or "text/plain");

    private static bool IsBase64(XElement element, string? type)
    {
        if (!element.HasAttributes) return false;
        if ((string?)element.Attribute(Mode) == "base64") return true;
        if (type is null || !type.Contains('/', StringComparison.Ordinal)) return false;
        return !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            && !type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase) && !type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The text that base64 stands for; as it is when it is no base64, empty when the content is an image or the like.</summary>
    private static string FromBase64(string text, XElement element)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var count)) return text;
        return Utf8.IsValid(bytes.AsSpan(0, count)) ? Encoding.UTF8.GetString(bytes, 0, count).Trim() : element.Name.LocalName == "content" ? "" : text;
    }

    private static string Serialise(XElement element, string? type)
    {
        var html = new StringBuilder();
        var nodes = element;
        if (type is "xhtml" or "application/xhtml+xml" && OnlyDivision(element) is { } division) nodes = division;
        foreach (var node in nodes.Nodes()) Write(html, node);
        return html.ToString();
    }

    private static XElement? OnlyDivision(XElement element)
    {
        var only = element.Elements().Take(2).ToArray();
        return only is [{ Name.LocalName: "div" }] && element.Nodes().OfType<XText>().All(t => string.IsNullOrWhiteSpace(t.Value)) ? only[0] : null;
    }

    private static void Write(StringBuilder html, XNode node)
    {
        if (node is XText text) html.Append(WebUtility.HtmlEncode(text.Value));
        if (node is not XElement element) return;
        html.Append('<').Append(element.Name.LocalName);
        foreach (var attribute in element.Attributes())
            if (!attribute.IsNamespaceDeclaration)
                html.Append(' ').Append(attribute.Name.LocalName).Append("=\"").Append(WebUtility.HtmlEncode(attribute.Value)).Append('"');
        html.Append('>');
        if (element.IsEmpty && IsVoid(element.Name.LocalName)) return;
        foreach (var child in element.Nodes()) Write(html, child);
        html.Append("</").Append(element.Name.LocalName).Append('>');
    }

    private static bool IsVoid(string name) => name is "br" or "hr" or "img" or "input" or "area" or "base" or "col" or "embed" or "link" or "meta" or "param" or "source" or "track" or "wbr";
}
