using System.Xml;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Parsing;

/// <summary>Reads sitemaps, sitemap indexes and Google News sitemaps (sitemaps.org 0.9 and its extensions), also plain lists of addresses.</summary>
public static class SitemapParser
{
    /// <summary>The form of a document that only names sitemaps.</summary>
    internal const string IndexFormat = "sitemapindex";

    private const int Head = 4096;
    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    /// <summary>Reads a sitemap; entries have the form <c>sitemap</c>, an index names its sitemaps as children.</summary>
    public static FeedParseResult Parse(FeedDocument document)
    {
        if (DocumentText.Decode(document, false, out var decoded) is { } unreadable) return unreadable;
        if (!IsSitemap(decoded.Text.AsSpan().TrimStart())) return PlainList(decoded, document) ?? NotAFeed.Explain(decoded.Text);
        var reader = new SitemapReader(document);
        if (TryRead(reader, Body(decoded.Text))) return FeedParseResult.Of(Feed(reader, decoded.Charset, []));
        reader = new SitemapReader(document);
        ReadSoup(reader, decoded.Text);
        return reader.Entries.Count + reader.Children.Count == 0
            ? FeedParseResult.Failed(FaultKind.BrokenFeed, "The sitemap is so broken that no address could be read.")
            : FeedParseResult.Of(Feed(reader, decoded.Charset, ["markup repaired"]));
    }

    /// <summary>True when the text begins like a sitemap.</summary>
    internal static bool IsSitemap(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, Head)];
        return head.Contains("<urlset", StringComparison.OrdinalIgnoreCase) || head.Contains("<sitemapindex", StringComparison.OrdinalIgnoreCase)
            || head.Contains(":urlset", StringComparison.OrdinalIgnoreCase);
    }

    private static ParsedFeed Feed(SitemapReader reader, string charset, IReadOnlyList<string> repairs) => new()
    {
        Format = reader.Children.Count > 0 && reader.Entries.Count == 0 ? IndexFormat : "sitemap",
        Charset = charset,
        Title = reader.Publication,
        Language = reader.Language,
        Entries = Newest(reader.Entries),
        Children = [.. reader.Children.OrderByDescending(child => child.Modified ?? DateTimeOffset.MinValue).Select(child => child.Url)],
        Repairs = repairs,
    };

    /// <summary>When there are too many, those changed last are kept.</summary>
    private static List<FeedEntry> Newest(List<FeedEntry> entries) => entries.Count <= FeedLimits.Entries
        ? entries
        : [.. entries.OrderByDescending(entry => entry.Published ?? entry.Updated ?? DateTimeOffset.MinValue).Take(FeedLimits.Entries)];

    private static string Body(string text)
    {
        var start = text.IndexOf('<', StringComparison.Ordinal);
        return start <= 0 ? text : text[start..];
    }

    private static bool TryRead(SitemapReader reader, string text)
    {
        try
        {
            using var source = new StringReader(text);
            using var xml = XmlReader.Create(source, Strict);
            reader.Read(xml);
            return true;
        }
        catch (XmlException)
        {
            return false; // The caller reads it as tag soup.
        }
    }

    private static void ReadSoup(SitemapReader reader, string text)
    {
        var start = Math.Max(text.IndexOf("<urlset", StringComparison.OrdinalIgnoreCase), text.IndexOf("<sitemapindex", StringComparison.OrdinalIgnoreCase));
        // A record that is cut off would give a wrong address.
        var end = Math.Max(text.LastIndexOf("</url>", StringComparison.OrdinalIgnoreCase), text.LastIndexOf("</sitemap>", StringComparison.OrdinalIgnoreCase));
        if (SoupReader.Read(text[Math.Max(start, 0)..(end > start ? end : text.Length)]) is not { } tree) return;
        using var xml = tree.CreateReader();
        reader.Read(xml);
    }

    private static FeedParseResult? PlainList(DecodedText decoded, FeedDocument document)
    {
        var lines = decoded.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!lines.All(line => Uri.TryCreate(line, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https"))) return null;
        var entries = lines.Take(FeedLimits.Entries).Select(line => new FeedEntry { Link = FeedLinks.ResolveStated(line, document.Url) });
        return FeedParseResult.Of(new ParsedFeed { Format = "sitemap", Charset = decoded.Charset, Entries = [.. entries] });
    }
}
