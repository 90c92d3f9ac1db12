using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aggregator.Core.Stories;

namespace Aggregator.Benchmarks;

/// <summary><c>stories</c>: clusters the documents of a JSON lines file to stories.</summary>
internal static class StoriesVerb
{
    private sealed record Document(string Id, string? Title, string Body, JsonElement? Published, string? Cluster);

    private sealed record Output(string Id, long Cluster);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<FileInfo>("--data") { Description = "JSON lines: id, title, body, published (optional).", Required = true };
        var output = new Option<FileInfo>("--output") { Description = "JSON lines to write: id, cluster.", Required = true };
        var related = new Option<bool>("--related") { Description = "Also measure related articles against the file's own clusters." };
        var command = new Command("stories", "Clusters documents to stories.") { data, output, related };
        command.SetAction((parsed, token) =>
            RunAsync(parsed.GetRequiredValue(data), parsed.GetRequiredValue(output), parsed.GetValue(related), token));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo data, FileInfo output, bool related, CancellationToken cancellationToken)
    {
        var documents = (await File.ReadAllLinesAsync(data.FullName, cancellationToken))
            .Where(x => x.Length > 0).Select(x => JsonSerializer.Deserialize<Document>(x, JsonSerializerOptions.Web)!).ToList();
        var items = documents.Select((x, i) => new StoryItem(i, StoryTerms.Of(x.Title, x.Body), Time(x.Published))).ToList();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var stories = StoryClusterer.Cluster(items, new StoryOptions());
        Console.WriteLine($"{items.Count} documents in {stories.Count} stories, {watch.ElapsedMilliseconds} ms");
        await using var writer = output.CreateText();
        for (var story = 0; story < stories.Count; story++)
            foreach (var item in stories[story])
                await writer.WriteLineAsync(JsonSerializer.Serialize(new Output(documents[item].Id, story), JsonSerializerOptions.Web));
        if (related)
        {
            Console.WriteLine(FormattableString.Invariant($"related recall@10 {RelatedRecall(documents, items, stories):F4}"));
            var served = await ServedRelated.RecallAsync([.. documents.Select((x, i) => new ServedRelated.Text(x.Title, x.Body, items[i].Published, x.Cluster))], cancellationToken);
            Console.WriteLine(FormattableString.Invariant($"as served, recall@10 {served:F4}"));
        }
        return 0;
    }

    // Mean over documents that have others of their cluster: how many of these (ten at most) are among the ten related.
    private static double RelatedRecall(List<Document> documents, List<StoryItem> items, IReadOnlyList<IReadOnlyList<int>> stories)
    {
        const int Shown = 10;
        var story = new int[items.Count];
        for (var s = 0; s < stories.Count; s++)
            foreach (var item in stories[s]) story[item] = s;
        var vectors = new TermVectors([.. items.Select(x => x.Terms)]);
        var recalls = new List<double>();
        for (var i = 0; i < items.Count; i++)
        {
            var others = documents.Count(x => x.Cluster == documents[i].Cluster) - 1;
            if (others == 0 || documents[i].Cluster is null) continue;
            var found = RelatedArticles.Of(items, story, i, vectors, Shown, new StoryOptions()).Count(x => documents[x].Cluster == documents[i].Cluster);
            recalls.Add((double)found / Math.Min(Shown, others));
        }
        return recalls.Count == 0 ? 0 : recalls.Average();
    }

    private static DateTimeOffset? Time(JsonElement? published) => published switch
    {
        { ValueKind: JsonValueKind.Number } x => DateTimeOffset.FromUnixTimeSeconds(x.GetInt64()),
        { ValueKind: JsonValueKind.String } x when DateTimeOffset.TryParse(x.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => null,
    };
}
