using System.Text.Json;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Parsing;

/// <summary>Reads the answer of a JSON API by dotted paths, or by paths guessed from its names.</summary>
public static class JsonApiParser
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Reads an answer.</summary>
    /// <param name="document">Its bytes; JSONP wrapping is taken off.</param>
    /// <param name="paths">Where the fields are; null to guess.</param>
    public static FeedParseResult Parse(FeedDocument document, JsonApiPaths? paths)
    {
        if (DocumentText.Decode(document, false, out var decoded) is { } unreadable) return unreadable;
        try
        {
            using var json = JsonDocument.Parse(WithoutCallback(decoded.Text), Lenient);
            return Read(json.RootElement, paths ?? JsonApiGuess.Of(json.RootElement), decoded.Charset, document);
        }
        catch (JsonException)
        {
            return FeedParseResult.Failed(FaultKind.BrokenFeed, "The body is no JSON that can be read to its end.");
        }
    }

    private static FeedParseResult Read(JsonElement root, JsonApiPaths? paths, string charset, FeedDocument document)
    {
        if (paths is null)
            return FeedParseResult.Failed(FaultKind.NotAFeed, "No list of articles was recognised in the JSON; give the dotted paths of the source.");
        if (JsonPath.Find(root, paths.Items) is not { ValueKind: JsonValueKind.Array } items)
            return FeedParseResult.Failed(FaultKind.NotAFeed, $"The JSON has no array at \"{paths.Items}\"; check the path of the items.");
        var entries = items.EnumerateArray().Take(FeedLimits.Entries).Select(item => Entry(item, paths, document)).Where(entry => entry.Link is not null).ToList();
        if (entries.Count == 0 && items.GetArrayLength() > 0)
            return FeedParseResult.Failed(FaultKind.BrokenFeed, $"None of the {items.GetArrayLength()} items has an address at \"{paths.Link}\"; check the path of the link.");
        return FeedParseResult.Of(new ParsedFeed { Format = "jsonapi", Charset = charset, Entries = entries });
    }

    private static FeedEntry Entry(JsonElement item, JsonApiPaths paths, FeedDocument document) => new()
    {
        Id = JsonPath.Text(item, paths.Id),
        Title = JsonPath.Text(item, paths.Title),
        Link = JsonPath.Fill(item, paths.Link) is { } link ? FeedLinks.Resolve(link, document.Url) : null,
        Published = PublishedDate.Parse(JsonPath.Text(item, paths.Published), document.FetchedAt, document.AssumedOffset),
        Author = JsonPath.Text(item, paths.Author),
        Summary = JsonPath.Text(item, paths.Summary),
        Content = JsonPath.Text(item, paths.Content),
        ImageUrl = JsonPath.Text(item, paths.Image) is { } image ? FeedLinks.ResolveStated(image, document.Url) : null,
    };

    private static string WithoutCallback(string text)
    {
        var trimmed = text.Trim(' ', '\r', '\n', '\t', '\uFEFF', '\0', ';');
        if (trimmed.Length == 0 || trimmed[0] is '{' or '[' || trimmed[^1] != ')') return trimmed;
        var open = trimmed.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? trimmed : trimmed[(open + 1)..^1];
    }
}
