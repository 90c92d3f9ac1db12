using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aggregator.Core.Parsing;

namespace Aggregator.Benchmarks;

/// <summary><c>feeds</c>: parses every file of a data pack and writes what was read, one JSON line a file.</summary>
internal static class FeedsVerb
{
    private static readonly DateTimeOffset FetchedAt = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The pack: expect.jsonl (id and path are used) and the files.", Required = true };
        var output = new Option<FileInfo>("--output") { Description = "The file to write.", Required = true };
        var verb = new Command("feeds", "Parses the files of a feed pack.") { data, output };
        verb.SetAction(result => Run(result.GetRequiredValue(data), result.GetRequiredValue(output)));
        return verb;
    }

    private static void Run(DirectoryInfo data, FileInfo output)
    {
        var inputs = File.ReadLines(Path.Combine(data.FullName, "expect.jsonl")).Select(line => Input(line, data)).ToList();
        var slowest = (Id: "", Time: TimeSpan.Zero);
        var total = TimeSpan.Zero;
        using var writer = output.CreateText();
        foreach (var (id, body) in inputs)
        {
            var watch = Stopwatch.StartNew();
            var result = FeedParser.Parse(new FeedDocument(body, null, null, FetchedAt));
            watch.Stop();
            total += watch.Elapsed;
            if (watch.Elapsed > slowest.Time) slowest = (id, watch.Elapsed);
            writer.WriteLine(JsonSerializer.Serialize(Row(id, result), Readable));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{inputs.Count} files in {total.TotalSeconds:F2} s, {inputs.Count / total.TotalSeconds:F0} files/s; slowest {slowest.Id}, {slowest.Time.TotalMilliseconds:F0} ms"));
    }

    private static (string Id, byte[] Body) Input(string line, DirectoryInfo data)
    {
        using var json = JsonDocument.Parse(line);
        return (json.RootElement.GetProperty("id").GetString()!, File.ReadAllBytes(Path.Combine(data.FullName, json.RootElement.GetProperty("path").GetString()!)));
    }

    private static Dictionary<string, object?> Row(string id, FeedParseResult result) => new()
    {
        ["id"] = id,
        ["error"] = result.Fault?.ToString(),
        ["title"] = result.Feed?.Title,
        ["link"] = result.Feed?.Link,
        ["entries"] = (result.Feed?.Entries ?? []).Select(Entry).ToList(),
    };

    private static Dictionary<string, string?> Entry(FeedEntry entry) => new()
    {
        ["id"] = entry.Id,
        ["title"] = entry.Title,
        ["link"] = entry.Link,
        ["date"] = (entry.Published ?? entry.Updated)?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["author"] = entry.Author,
        ["content"] = entry.Content ?? entry.Summary,
    };
}
