using System.Xml;

namespace Aggregator.Core.Parsing;

/// <summary>Reads the elements of a sitemap as they come, so that 50,000 addresses cost no tree.</summary>
internal sealed class SitemapReader(FeedDocument document)
{
    private const int MostAddresses = 100_000;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Pages.</summary>
    public List<FeedEntry> Entries { get; } = [];

    /// <summary>Sitemaps of an index, with the time of their last change.</summary>
    public List<(string Url, DateTimeOffset? Modified)> Children { get; } = [];

    /// <summary>Name of the publication of a news sitemap.</summary>
    public string? Publication { get; private set; }

    /// <summary>Its language.</summary>
    public string? Language { get; private set; }

    /// <summary>Reads to the end.</summary>
    public void Read(XmlReader xml)
    {
        var path = new Stack<string>();
        while (xml.Read() && Entries.Count + Children.Count < MostAddresses)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when path.Count < FeedLimits.Depth:
                    if (IsRecord(xml.LocalName)) _values.Clear();
                    if (!xml.IsEmptyElement) path.Push(Key(xml));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when path.Count > 0:
                    _values.TryAdd(path.Peek(), xml.Value.Trim());
                    break;
                case XmlNodeType.EndElement when path.Count > 0:
                    path.Pop();
                    if (IsRecord(xml.LocalName)) Close(xml.LocalName);
                    break;
            }
        }
    }

    private static bool IsRecord(string name) => name is "url" or "sitemap";

    /// <summary>The extensions use local names of the sitemap itself (<c>image:loc</c>), so those are told apart.</summary>
    private static string Key(XmlReader xml) =>
        xml.NamespaceURI.Contains("image", StringComparison.Ordinal) || xml.Prefix == "image" ? $"image:{xml.LocalName}"
        : xml.NamespaceURI.Contains("video", StringComparison.Ordinal) || xml.Prefix == "video" ? $"video:{xml.LocalName}"
        : xml.LocalName;

    private void Close(string record)
    {
        if (Value("loc") is not { } stated) return;
        var address = FeedLinks.Resolve(stated, document.Url);
        var modified = Date("lastmod");
        if (record == "sitemap") Children.Add((address, modified));
        else Entries.Add(Entry(address, modified));
        Publication ??= Value("name");
        Language ??= Value("language");
        _values.Clear();
    }

    private FeedEntry Entry(string address, DateTimeOffset? modified) => new()
    {
        Link = address,
        Title = Value("title"),
        Published = Date("publication_date"),
        Updated = modified,
        Categories = Value("keywords")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList() ?? [],
        ImageUrl = Value("image:loc"),
        Language = Value("language"),
    };

    private string? Value(string key) => _values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    private DateTimeOffset? Date(string key) => PublishedDate.Parse(Value(key), document.FetchedAt, document.AssumedOffset);
}
