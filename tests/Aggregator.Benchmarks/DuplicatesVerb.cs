using System.CommandLine;
using System.Text.Json;
using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;

namespace Aggregator.Benchmarks;

/// <summary><c>duplicates</c>: groups the documents of a JSON lines file in file order, as the service groups stored articles.</summary>
internal static class DuplicatesVerb
{
    private const int BatchSize = 500;

    private sealed record Document(string Id, string? Title, string Body);

    private sealed record Output(string Id, long Cluster);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<FileInfo>("--data") { Description = "JSON lines: id, title, body.", Required = true };
        var output = new Option<FileInfo>("--output") { Description = "JSON lines to write: id, cluster.", Required = true };
        var command = new Command("duplicates", "Groups documents that are copies of one article.") { data, output };
        command.SetAction((parsed, token) => RunAsync(parsed.GetRequiredValue(data), parsed.GetRequiredValue(output), token));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo data, FileInfo output, CancellationToken cancellationToken)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var index = new InMemoryShingleIndex();
        var detector = new DuplicateDetector(index, new DuplicateOptions());
        var names = new Dictionary<long, string>();
        await foreach (var batch in Read(data, names, cancellationToken).Chunk(BatchSize).WithCancellation(cancellationToken))
            await detector.GroupAsync(batch, cancellationToken);
        await using (var writer = output.CreateText())
            foreach (var (article, group) in index.Groups)
                await writer.WriteLineAsync(JsonSerializer.Serialize(new Output(names[article], group), JsonSerializerOptions.Web));
        Console.WriteLine($"{names.Count} documents in {index.Groups.Select(x => x.GroupId).Distinct().Count()} groups, {names.Count / watch.Elapsed.TotalSeconds:F0} a second");
        return 0;
    }

    private static async IAsyncEnumerable<NewArticle> Read(
        FileInfo data, Dictionary<long, string> names, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in File.ReadLinesAsync(data.FullName, cancellationToken))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var document = JsonSerializer.Deserialize<Document>(line, JsonSerializerOptions.Web)!;
            var id = names.Count + 1L;
            names.Add(id, document.Id);
            yield return new NewArticle(id, Fingerprint.Of(document.Title, document.Body));
        }
    }
}
