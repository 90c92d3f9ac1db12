using System.Text;
using System.Text.Json;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>An article as JSON-LD describes it (https://schema.org/Article).</summary>
internal sealed class LinkedArticle
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    internal string Type { get; private init; } = "";

    internal string? Headline { get; private init; }

    internal IReadOnlyList<string> Authors { get; private init; } = [];

    /// <summary>Whether the authors are stated as organisations.</summary>
    internal bool ByOrganisation { get; private init; }

    /// <summary>Whether the author is the account that posted: a person of a graph, by whom a content system, not a newsroom, states its articles.</summary>
    internal bool ByAccount { get; private init; }

    internal string? Published { get; private set; }

    internal string? Modified { get; private init; }

    internal string? Section { get; private init; }

    internal IReadOnlyList<string> Keywords { get; private init; } = [];

    internal string? Image { get; private init; }

    /// <summary>The text as stated, with its line breaks and marks.</summary>
    internal string? Body { get; private init; }

    internal string? Description { get; private init; }

    internal string? Publisher { get; private init; }

    internal string? Language { get; private init; }

    internal bool Paywalled { get; private init; }

    /// <summary>The richest article among the scripts, or null.</summary>
    internal static LinkedArticle? Read(IReadOnlyList<string> scripts)
    {
        var found = new List<LinkedArticle>();
        foreach (var script in scripts)
        {
            using var document = Parse(script);
            if (document is null)
                continue;
            var nodes = new List<JsonElement>();
            Collect(document.RootElement, nodes, 0);
            var byId = nodes.Where(node => Text(node, "@id") is not null).GroupBy(node => Text(node, "@id")!, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
            found.AddRange(nodes.Where(IsArticle).Select(node => From(node, byId)));
        }
        var richest = found.MaxBy(article => (article.Headline is null ? 0 : 4) + (article.Published is null ? 0 : 3) + (article.Authors.Count > 0 ? 2 : 0)
            + (article.Body is null ? 0 : 1) - (article.Type == "WebPage" ? 3 : 0));
        if (richest is not null)
            richest.Published ??= found.FirstOrDefault(article => article.Published is not null)?.Published;
        return richest;
    }

    private static JsonDocument? Parse(string script)
    {
        var text = script.Trim().TrimEnd(';');
        if (text.Length == 0 || text.Length > 4_000_000)
            return null;
        if (TryParse(text) is { } document)
            return document;
        return TryParse(WithoutControls(text));
    }

    private static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Many sites write raw line breaks into JSON strings, or wrap the script in a CDATA section or a comment.
    private static string WithoutControls(string text)
    {
        var start = text.AsSpan().IndexOfAny('{', '[');
        if (text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("<!", StringComparison.Ordinal) || text.StartsWith("/*", StringComparison.Ordinal))
            start = text.IndexOf('{', StringComparison.Ordinal);
        var end = text.AsSpan().LastIndexOfAny('}', ']');
        if (start < 0 || end <= start)
            return "";
        var clean = new StringBuilder(end - start + 1);
        foreach (var c in text.AsSpan(start, end - start + 1))
            clean.Append(c < ' ' ? ' ' : c);
        return clean.ToString();
    }

    private static void Collect(JsonElement element, List<JsonElement> nodes, int depth)
    {
        if (depth > 8 || nodes.Count > 500)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, nodes, depth + 1);
            return;
        }
        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (element.TryGetProperty("@type", out _))
            nodes.Add(element);
        foreach (var property in element.EnumerateObject())
            if (property.Name is "@graph" or "mainEntity" or "mainEntityOfPage" or "author" or "publisher" or "hasPart" or "article")
                Collect(property.Value, nodes, depth + 1);
    }

    private static bool IsArticle(JsonElement node)
    {
        var type = TypeOf(node);
        return type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal)
            || type is "Report" or "Review" or "Recipe" or "WebPage" or "CreativeWork" or "HowTo" or "SocialMediaPosting" or "DiscussionForumPosting" or "PodcastEpisode" or "AnalysisNewsArticle";
    }

    private static string TypeOf(JsonElement node) => node.TryGetProperty("@type", out var type)
        ? type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(Plain).FirstOrDefault(name => name?.Contains("Article", StringComparison.Ordinal) == true) ?? type.EnumerateArray().Select(Plain).FirstOrDefault() ?? ""
        : Plain(type) ?? "" : "";

    private static LinkedArticle From(JsonElement node, Dictionary<string, JsonElement> byId) => new()
    {
        Type = TypeOf(node),
        Headline = Text(node, "headline") ?? (TypeOf(node) is "WebPage" ? null : Text(node, "name")),
        Authors = [.. Names(node, "author", byId).Distinct(StringComparer.Ordinal)],
        ByOrganisation = AuthorsOf(node).Any(author => TypeOf(author).EndsWith("Organization", StringComparison.Ordinal)),
        ByAccount = !TypeOf(node).Contains("News", StringComparison.Ordinal) && AuthorsOf(node).Any(author => Text(author, "@id") is { } id && byId.ContainsKey(id)),
        Published = Text(node, "datePublished") ?? Text(node, "dateCreated"),
        Modified = Text(node, "dateModified"),
        Section = Names(node, "articleSection", byId).FirstOrDefault(),
        Keywords = [.. Names(node, "keywords", byId)],
        Image = ImageOf(node),
        Body = node.TryGetProperty("articleBody", out var body) ? Plain(body) : null,
        Description = Text(node, "description"),
        Publisher = Names(node, "publisher", byId).FirstOrDefault(),
        Language = Text(node, "inLanguage"),
        Paywalled = node.TryGetProperty("isAccessibleForFree", out var free)
            && (free.ValueKind == JsonValueKind.False || string.Equals(Plain(free), "false", StringComparison.OrdinalIgnoreCase)),
    };

    private static List<JsonElement> AuthorsOf(JsonElement node) =>
        node.TryGetProperty("author", out var author) ? [.. (author.ValueKind == JsonValueKind.Array ? author.EnumerateArray().ToList() : [author]).Where(item => item.ValueKind == JsonValueKind.Object)] : [];

    private static IEnumerable<string> Names(JsonElement node, string property, Dictionary<string, JsonElement> byId)
    {
        if (!node.TryGetProperty(property, out var value))
            return [];
        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
        return items.SelectMany(item => NamesOf(item, byId)).Select(PageHead.Clean).OfType<string>();
    }

    private static IEnumerable<string?> NamesOf(JsonElement item, Dictionary<string, JsonElement> byId)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return [Plain(item)];
        if (item.TryGetProperty("name", out var name))
            return name.ValueKind == JsonValueKind.Array ? name.EnumerateArray().Select(Plain) : [Plain(name)];
        return Text(item, "@id") is { } id && byId.TryGetValue(id, out var other) ? [Text(other, "name")] : [];
    }

    private static string? ImageOf(JsonElement node)
    {
        if (!node.TryGetProperty("image", out var image))
            return null;
        if (image.ValueKind == JsonValueKind.Array)
            image = image.EnumerateArray().FirstOrDefault();
        return image.ValueKind == JsonValueKind.Object ? Text(image, "url") ?? Text(image, "contentUrl") : Plain(image);
    }

    private static string? Text(JsonElement node, string property) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(property, out var value)
            ? PageHead.Clean(value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Plain).FirstOrDefault() : Plain(value)) : null;

    private static string? Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
