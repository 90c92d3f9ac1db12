using System.Collections.Frozen;
using System.Xml.Linq;

namespace Aggregator.Core.Parsing;

/// <summary>Tells what elements mean, whatever prefix, case or version of a namespace a feed uses. One instance reads one document.</summary>
internal sealed class FeedVocabulary
{
    private static readonly FrozenDictionary<string, FeedTerm> Terms = ReadTerms();
    private static readonly FrozenDictionary<string, string> Prefixes = ReadPrefixes();
    private static readonly FrozenDictionary<string, string> Namespaces =
        WordTable.Rows("feed-namespaces.txt").Where(row => row[0] != "-").ToFrozenDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<XName, FeedTerm> _known = [];

    /// <summary>The namespace that an undeclared prefix stands for.</summary>
    public static string UsualNamespace(string prefix) => Namespaces.GetValueOrDefault(prefix) ?? $"urn:undeclared:{prefix}";

    /// <summary>What an element means.</summary>
    public FeedTerm TermOf(XElement element)
    {
        if (_known.TryGetValue(element.Name, out var term)) return term;
        var local = element.Name.LocalName.ToLowerInvariant();
        var prefix = PrefixOf(element);
        term = Terms.GetValueOrDefault(prefix.Length == 0 ? local : $"{prefix}:{local}");
        return _known[element.Name] = term;
    }

    /// <summary>The usual prefix of an element's namespace; empty for the vocabulary of the feed formats.</summary>
    public static string PrefixOf(XElement element)
    {
        var uri = element.Name.NamespaceName;
        if (uri.Length == 0) return "";
        if (Prefixes.TryGetValue(uri.Trim(), out var usual)) return usual;
        if (uri.Contains("backend.userland.com/rss", StringComparison.OrdinalIgnoreCase)) return "";

        // An unknown namespace: as default it is a feed with a mistaken one, otherwise the prefix still says what is meant.
        return element.GetDefaultNamespace() == element.Name.Namespace ? "" : element.GetPrefixOfNamespace(element.Name.Namespace)?.ToLowerInvariant() ?? "";
    }

    private static FrozenDictionary<string, FeedTerm> ReadTerms() =>
        WordTable.Rows("feed-terms.txt")
            .SelectMany(row => row.Skip(1).Select(name => (name, Enum.Parse<FeedTerm>(row[0]))))
            .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);

    private static FrozenDictionary<string, string> ReadPrefixes()
    {
        var prefixes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in WordTable.Rows("feed-namespaces.txt"))
            foreach (var uri in row.Skip(1)) prefixes.TryAdd(uri, row[0] == "-" ? "" : row[0]);
        return prefixes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
