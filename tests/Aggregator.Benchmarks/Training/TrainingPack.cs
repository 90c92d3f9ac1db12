using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aggregator.Core.Extraction;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;
using Aggregator.Core.Extraction.Scoring;
using Aggregator.Core.Parsing;

namespace Aggregator.Benchmarks.Training;

/// <summary>Reads a pack for training: pages, labels, and folds that keep each publisher on one side.</summary>
internal static class TrainingPack
{
    private static readonly Dictionary<string, float> DatasetWeights = new(StringComparer.Ordinal)
    {
        ["scrapinghub"] = 2f,
        ["fundus-eval"] = 2.5f,
        ["fundus-tests"] = 1.4f,
        ["magic-html"] = 1.8f,
        ["daniel"] = 0.8f,
        ["mozilla"] = 0.4f,
        ["trafilatura"] = 1.8f,
    };

    /// <summary>The pages that are there, and what the pack says of those that yield no text; another <paramref name="seed"/> deals publishers to other folds.</summary>
    internal static (List<TrainingPage> Pages, List<Reference> Unread) Load(DirectoryInfo data, int folds, int seed)
    {
        var pages = new List<TrainingPage>();
        var unread = new List<Reference>();
        foreach (var line in File.ReadLines(Path.Combine(data.FullName, "truth.jsonl")))
        {
            using var truth = JsonDocument.Parse(line);
            var id = truth.RootElement.GetProperty("id").GetString()!;
            if (PagesVerb.Load(data, id, truth.RootElement.GetProperty("url").GetString()) is not { } source)
                continue;
            if (ReadPage(id, source, truth.RootElement, folds, seed) is { } page)
                pages.Add(page);
            else
                unread.Add(Reference.Of(truth.RootElement));
        }
        return (pages, unread);
    }

    private static TrainingPage? ReadPage(string id, PageDocument source, JsonElement truth, int folds, int seed)
    {
        if (MarkupGuard.Check(source.Html) is not null)
            return null;
        var document = PageParser.Parse(DoubleEncoding.Repair(source.Html));
        var tree = PageTreeReader.Read(document, source.Url, CancellationToken.None);
        if (tree.Blocks.Count == 0)
            return null;
        var facts = PageFacts.Of(tree, PageHead.Read(tree));
        var reference = Reference.Of(truth);
        var (label, weight) = reference.Text is { } text ? BlockLabels.FromText(facts, text) : BlockLabels.FromSegments(facts, reference.With, reference.Without);
        var publisher = PublisherOf(id, truth.GetProperty("url").GetString() ?? id);
        var scale = DatasetWeights.GetValueOrDefault(reference.Dataset, 1f);
        return new TrainingPage(id, FoldOf(publisher, folds, seed), publisher, reference, facts, BlockFeatures.Of(facts), label, [.. weight.Select(w => w * scale)], scale);
    }

    private static string PublisherOf(string id, string url)
    {
        var host = url.StartsWith("hard::", StringComparison.Ordinal) ? url[6..].Split('-')[0] : Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.Host : id;
        if (host == "fakehost")
            host = id;
        var parts = host.Split('.');
        var take = parts.Length >= 3 && parts[^2].Length <= 3 ? 3 : 2;
        return string.Join('.', parts.TakeLast(take)).ToLowerInvariant();
    }

    private static int FoldOf(string publisher, int folds, int seed) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(seed == 0 ? publisher : $"{publisher}/{seed}"))[0] % folds;
}
