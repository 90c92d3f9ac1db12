using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>What a page states about itself outside its text: title element, meta and link elements, JSON-LD.</summary>
internal sealed class PageHead
{
    private readonly Dictionary<string, List<string>> _meta = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text of the <c>title</c> element, or null.</summary>
    internal string? Title { get; private set; }

    /// <summary>The canonical address as stated, or null.</summary>
    internal string? Canonical { get; private set; }

    /// <summary>The article described in JSON-LD, or null.</summary>
    internal LinkedArticle? Linked { get; private init; }

    internal static PageHead Read(PageTree tree)
    {
        var head = new PageHead { Linked = LinkedArticle.Read(tree.JsonLd) };
        foreach (var element in tree.Head)
            switch (element.LocalName)
            {
                case "title":
                    head.Title ??= Clean(element.TextContent);
                    break;
                case "link" when string.Equals(element.GetAttribute("rel"), "canonical", StringComparison.OrdinalIgnoreCase):
                    head.Canonical ??= Address.Absolute(tree.BaseUrl, element.GetAttribute("href"));
                    break;
                case "meta":
                    head.AddMeta(element);
                    break;
            }
        return head;
    }

    /// <summary>The first value of the first of these names that the page gives, with its name; (null, "") when none does.</summary>
    internal (string? Value, string Name) First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (_meta.TryGetValue(name, out var values))
                return (values[0], name);
        return (null, "");
    }

    /// <summary>All values given under a name.</summary>
    internal IReadOnlyList<string> All(string name) => _meta.TryGetValue(name, out var values) ? values : [];

    /// <summary>Text with white space collapsed; null when nothing is left.</summary>
    internal static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var clean = IsCollapsed(text) ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Contains('&', StringComparison.Ordinal) ? System.Net.WebUtility.HtmlDecode(clean) : clean;
    }

    private static bool IsCollapsed(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsWhiteSpace(text[i]) && (text[i] != ' ' || i == 0 || i == text.Length - 1 || text[i - 1] == ' '))
                return false;
        return true;
    }

    private void AddMeta(MarkupElement meta)
    {
        if (Clean(meta.GetAttribute("content")) is not { } content)
            return;
        foreach (var attribute in (ReadOnlySpan<string>)["property", "name", "itemprop", "http-equiv"])
            Add(meta.GetAttribute(attribute), content);
    }

    private void Add(string? name, string value)
    {
        if (string.IsNullOrWhiteSpace(name))
            return;
        if (!_meta.TryGetValue(name.Trim(), out var values))
            _meta[name.Trim()] = values = [];
        values.Add(value);
    }
}
