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
        var mutations = new Option<int>("--mutations") { Description = "Also parse each file damaged in this many ways, and report the slowest." };
        var verb = new Command("feeds", "Parses the files of a feed pack.") { data, output, mutations };
        verb.SetAction(result => Run(result.GetRequiredValue(data), result.GetRequiredValue(output), result.GetValue(mutations)));
        return verb;
    }

    private static void Run(DirectoryInfo data, FileInfo output, int mutations)
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
        if (mutations > 0) Mutate(inputs, mutations);
    }

    /// <summary>Damages every file by cutting, doubling and overwriting; an exception ends the run, so that none goes unseen.</summary>
    private static void Mutate(List<(string Id, byte[] Body)> inputs, int mutations)
    {
        var random = new Random(20260115);
        var slowest = (Id: "", Time: TimeSpan.Zero);
        var unread = 0;
        foreach (var (id, body) in inputs)
        {
            for (var i = 0; i < mutations; i++)
            {
                var damaged = Damaged(body, random);
                var watch = Stopwatch.StartNew();
                if (FeedParser.Parse(new FeedDocument(damaged, null, null, FetchedAt)).Feed is null) unread++;
                if (watch.Elapsed > slowest.Time) slowest = (id, watch.Elapsed);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{inputs.Count * mutations} damaged files, no exception, {unread} ended as faults; slowest from {slowest.Id}, {slowest.Time.TotalMilliseconds:F0} ms"));
    }

    private static byte[] Damaged(byte[] body, Random random)
    {
        var from = random.Next(body.Length + 1);
        var to = Math.Min(body.Length, from + random.Next(1 + Math.Min(body.Length, 2000)));
        var noise = new byte[random.Next(16)];
        random.NextBytes(noise);
        return random.Next(3) switch
        {
            0 => body[..from],
            1 => [.. body[..to], .. body[from..]],
            _ => [.. body[..from], .. noise, .. body[to..]],
        };
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
