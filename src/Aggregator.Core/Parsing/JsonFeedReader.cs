using System.Text.Json;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Parsing;

/// <summary>Reads JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>The feed, or a fault.</summary>
    public static FeedParseResult Read(DecodedText decoded, FeedDocument document)
    {
        try
        {
            using var json = JsonDocument.Parse(decoded.Text.Trim('\uFEFF', '\0', ' ', '\r', '\n', '\t'), Lenient);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !IsFeed(root))
                return FeedParseResult.Failed(FaultKind.NotAFeed, "The body is JSON, but not a JSON Feed; give dotted paths to read it as an API.");
            return FeedParseResult.Of(Feed(root, decoded.Charset, document));
        }
        catch (JsonException)
        {
            return FeedParseResult.Failed(FaultKind.BrokenFeed, "The body is JSON that cannot be read to its end.");
        }
    }

    private static bool IsFeed(JsonElement root) =>
        Text(root, "version")?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) == true
        || (root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array && root.TryGetProperty("title", out _));

    private static ParsedFeed Feed(JsonElement root, string charset, FeedDocument document) => new()
    {
        Format = Text(root, "version")?.EndsWith("1.1", StringComparison.Ordinal) == true ? "json11" : "json10",
        Charset = charset,
        Title = Text(root, "title") is { } title ? PlainText.Of(title) : null,
        Link = Address(root, "home_page_url", document),
        Language = Text(root, "language"),
        Hubs = [.. Array(root, "hubs").Select(hub => Text(hub, "url")).OfType<string>()],
        SelfLink = Address(root, "feed_url", document),
        NextPage = Address(root, "next_url", document),
        Entries = [.. Array(root, "items").Where(item => item.ValueKind == JsonValueKind.Object).Take(FeedLimits.Entries).Select(item => Entry(item, Authors(root), document))],
    };

    private static FeedEntry Entry(JsonElement item, string? feedAuthor, FeedDocument document) => new()
    {
        Id = Text(item, "id"),
        Title = Text(item, "title"),
        Link = Address(item, "url", document) ?? Address(item, "external_url", document) ?? WebAddress(Text(item, "id")),
        Published = Date(item, "date_published", document),
        Updated = Date(item, "date_modified", document),
        Author = Authors(item) ?? feedAuthor,
        Content = Text(item, "content_html") ?? Encoded(Text(item, "content_text")),
        Summary = Text(item, "summary"),
        Categories = [.. Array(item, "tags").Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!).Distinct()],
        ImageUrl = Address(item, "image", document) ?? Address(item, "banner_image", document),
        Enclosures = [.. Array(item, "attachments").Where(a => Text(a, "url") is not null).Select(Enclosure)],
        Language = Text(item, "language"),
    };

    private static FeedEnclosure Enclosure(JsonElement attachment) => new(
        Text(attachment, "url")!,
        Text(attachment, "mime_type"),
        attachment.TryGetProperty("size_in_bytes", out var size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out var bytes) ? bytes : null);

    private static string? Authors(JsonElement element)
    {
        var names = Array(element, "authors").Select(author => Text(author, "name")).OfType<string>().ToList();
        if (names.Count == 0 && element.TryGetProperty("author", out var one))
            names.AddRange(new[] { one.ValueKind == JsonValueKind.String ? one.GetString() : Text(one, "name") }.OfType<string>());
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    private static DateTimeOffset? Date(JsonElement item, string name, FeedDocument document) =>
        PublishedDate.Parse(Text(item, name), document.FetchedAt, document.AssumedOffset);

    private static string? Address(JsonElement element, string name, FeedDocument document) =>
        Text(element, name) is { Length: > 0 } address ? FeedLinks.ResolveStated(address, document.Url) : null;

    private static string? WebAddress(string? id) => id?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? id : null;

    private static string? Encoded(string? text) => text is null ? null : System.Net.WebUtility.HtmlEncode(text);

    private static string? Text(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()?.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    private static JsonElement.ArrayEnumerator Array(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray() : default;
}
