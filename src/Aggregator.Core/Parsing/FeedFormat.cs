using System.Xml.Linq;

namespace Aggregator.Core.Parsing;

/// <summary>Names the format of a feed by its root.</summary>
internal static class FeedFormat
{
    /// <summary><c>rss20</c>, <c>rss091</c>, <c>rss10</c>, <c>rss11</c>, <c>rss090</c>, <c>atom10</c>, <c>atom03</c>, <c>cdf</c> and the like.</summary>
    public static string Of(XElement root)
    {
        var version = root.Attributes().FirstOrDefault(a => a.Name.LocalName.Equals("version", StringComparison.OrdinalIgnoreCase))?.Value.Trim();
        return root.Name.LocalName.ToLowerInvariant() switch
        {
            "feed" when version is "0.1" or "0.2" or "0.3" => $"atom{version.Replace(".", "", StringComparison.Ordinal)}",
            "feed" => root.Name.NamespaceName == "http://purl.org/atom/ns#" ? "atom03" : "atom10",
            "rss" when version?.StartsWith('2') == true => "rss20",
            "rss" when version is "0.91" or "0.92" or "0.93" or "0.94" => $"rss{version.Replace(".", "", StringComparison.Ordinal)}",
            "rss" => "rss",
            "rdf" => Descends(root, "http://purl.org/rss/1.0/") ? "rss10" : "rss090",
            "channel" => root.Name.NamespaceName.Contains("rss1.1", StringComparison.Ordinal) ? "rss11" : "cdf",
            _ => "rss",
        };
    }

    private static bool Descends(XElement root, string uri) => root.Elements().Any(e => e.Name.NamespaceName == uri);
}
