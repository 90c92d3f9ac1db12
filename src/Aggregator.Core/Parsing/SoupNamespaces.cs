using System.Xml;
using System.Xml.Linq;

namespace Aggregator.Core.Parsing;

/// <summary>The namespaces in force at a place of tag soup. A prefix that nobody declared has its usual meaning.</summary>
internal sealed class SoupNamespaces
{
    private readonly Dictionary<string, string> _byPrefix;

    private SoupNamespaces(Dictionary<string, string> byPrefix) => _byPrefix = byPrefix;

    /// <summary>Nothing declared.</summary>
    public static SoupNamespaces Initial => new(new(StringComparer.Ordinal));

    /// <summary>These namespaces and those that attributes declare.</summary>
    public SoupNamespaces With(IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        Dictionary<string, string>? changed = null;
        foreach (var (name, value) in attributes)
        {
            if (!name.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase)) continue;
            var prefix = name.Length == 5 ? "" : name[5] == ':' ? name[6..] : null;
            if (prefix is null or "xml" or "xmlns") continue;
            changed ??= new(_byPrefix, StringComparer.Ordinal);
            changed[prefix] = value.Trim();
        }

        return changed is null ? this : new(changed);
    }

    /// <summary>The expanded name of an element.</summary>
    public XName ElementName(string name)
    {
        var (prefix, local) = Split(name);
        return XName.Get(local, NamespaceOf(prefix));
    }

    /// <summary>The expanded name of an attribute; null for one that declares a namespace.</summary>
    public XName? AttributeName(string name)
    {
        if (name.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase)) return null;
        var (prefix, local) = Split(name);
        return prefix.Length == 0 ? XName.Get(local) : XName.Get(local, NamespaceOf(prefix));
    }

    private string NamespaceOf(string prefix)
    {
        if (prefix.Equals("xml", StringComparison.OrdinalIgnoreCase)) return XNamespace.Xml.NamespaceName;
        if (_byPrefix.TryGetValue(prefix, out var uri) && uri != XNamespace.Xmlns.NamespaceName && uri != XNamespace.Xml.NamespaceName) return uri;
        return prefix.Length == 0 ? "" : FeedVocabulary.UsualNamespace(prefix);
    }

    private static (string Prefix, string Local) Split(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (prefix, local) = colon <= 0 ? ("", name) : (name[..colon], name[(colon + 1)..]);
        local = local.Replace(':', '_').TrimStart('.', '-');
        return (prefix, IsName(local) ? local : XmlConvert.EncodeLocalName(local.Length == 0 ? "_" : local));
    }

    private static bool IsName(string local) => local.Length > 0 && XmlConvert.IsStartNCNameChar(local[0]) && AllNameParts(local);

    private static bool AllNameParts(string local)
    {
        foreach (var c in local) if (!XmlConvert.IsNCNameChar(c)) return false;
        return true;
    }
}
