using System.Text.RegularExpressions;
using Aggregator.Core.Parsing;

namespace Aggregator.Core.Sources;

/// <summary>The hubs of a feed and its canonical address, its topic (W3C WebSub, section 4: discovery).</summary>
/// <param name="Hubs">Hubs, in the order to try.</param>
/// <param name="Topic">The address to subscribe to, or null when the feed states none: then there is nothing to subscribe to.</param>
internal sealed partial record WebSubLinks(IReadOnlyList<Uri> Hubs, Uri? Topic)
{
    /// <summary>Reads the <c>Link</c> headers, which outrank the document, then the feed.</summary>
    /// <param name="linkHeaders">Values of the <c>Link</c> headers of the answer.</param>
    /// <param name="feed">The feed that was in it.</param>
    /// <param name="url">Its address, the base of relative links.</param>
    public static WebSubLinks Of(IEnumerable<string> linkHeaders, ParsedFeed feed, Uri url)
    {
        var links = linkHeaders.SelectMany(header => Link().Matches(header)).Select(match => (Url: Web(url, match.Groups[1].Value), Relations: RelationsIn(match.Groups[2].Value))).ToList();
        var hubs = links.Where(link => link.Relations.Contains("hub")).Select(link => link.Url).Concat(feed.Hubs.Select(hub => Web(url, hub))).OfType<Uri>().Distinct().ToList();
        var topic = links.Find(link => link.Url is not null && link.Relations.Contains("self")).Url ?? (feed.SelfLink is { } self ? Web(url, self) : null);
        return new WebSubLinks(hubs, topic);
    }

    private static string[] RelationsIn(string parameters) =>
        Relation().Match(parameters) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    private static Uri? Web(Uri baseUrl, string stated) => Uri.TryCreate(baseUrl, stated.Trim(), out var url) && url.Scheme is ("http" or "https") ? url : null;

    [GeneratedRegex("""<([^<>]{1,2000})>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s;,"]+))*)""")]
    private static partial Regex Link();

    [GeneratedRegex("""rel\s*=\s*"?([^";,]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Relation();
}
