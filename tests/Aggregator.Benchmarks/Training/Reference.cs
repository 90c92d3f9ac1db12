using System.Text.Json;

namespace Aggregator.Benchmarks.Training;

/// <summary>What the pack says of a page: the whole body, or only segments that must and must not occur.</summary>
internal sealed record Reference(string Dataset, string Site, string Language, string? Text, IReadOnlyList<string> With, IReadOnlyList<string> Without)
{
    internal static Reference Of(JsonElement truth) => new(
        truth.GetProperty("dataset").GetString()!,
        PagesVerb.SiteOf(truth.GetProperty("url").GetString() ?? truth.GetProperty("id").GetString()!),
        truth.TryGetProperty("language", out var language) ? language.GetString() ?? "" : "",
        truth.GetProperty("text").GetString(), Strings(truth, "with"), Strings(truth, "without"));

    private static List<string> Strings(JsonElement truth, string name) =>
        truth.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}
