using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Aggregator.Core.Extraction;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary>Learns the two models of the body scorer from a data pack; publishers are never on both sides of a fold.</summary>
internal static class TrainExtractionVerb
{
    private const int Folds = 4;

    /// <summary>Share of pages that are shown a second time without their class names, as sites with generated names are.</summary>
    private const float BlindShare = 0.25f;

    private static readonly Dictionary<string, float> DatasetWeights = new(StringComparer.Ordinal)
    {
        ["scrapinghub"] = 2f,
        ["fundus-eval"] = 2.5f,
        ["fundus-tests"] = 1.4f,
        ["magic-html"] = 1.8f,
        ["daniel"] = 0.8f,
        ["mozilla"] = 0.4f,
        ["trafilatura"] = 1f,
    };

    internal static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Required = true, Description = "Folder with truth.jsonl and pages/." };
        var model = new Option<DirectoryInfo>("--model") { Required = true, Description = "Folder to write body-blocks.txt and body-context.txt to." };
        var evaluate = new Option<FileInfo?>("--evaluate") { Description = "Also write the pages' text as models that never saw their publisher choose it." };
        var explain = new Option<DirectoryInfo?>("--explain") { Description = "Also write one file a page there with every block's chance and label." };
        var trees = new Option<int>("--trees") { DefaultValueFactory = _ => 110 };
        var leaves = new Option<int>("--leaves") { DefaultValueFactory = _ => 24 };
        var command = new Command("train-extraction", "Learns the body models from a pack.") { data, model, evaluate, explain, trees, leaves };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(data), parsed.GetRequiredValue(model), parsed.GetValue(evaluate), parsed.GetValue(explain), parsed.GetValue(trees), parsed.GetValue(leaves)));
        return command;
    }

    private static int Run(DirectoryInfo data, DirectoryInfo model, FileInfo? evaluate, DirectoryInfo? explain, int trees, int leaves)
    {
        var pages = Load(data);
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(page => page.Rows.Length)} blocks, {BlockFeatures.Names.Count} and {ContextFeatures.Names.Count} features");
        List<string> Train(IEnumerable<(TrainingPage Page, float[][] Rows)> set, IReadOnlyList<string> names)
        {
            var list = set.ToList();
            var random = new Random(11);
            var classes = names.Select((name, i) => (name, i)).Where(pair => pair.name.StartsWith("class_", StringComparison.Ordinal)).Select(pair => pair.i).ToArray();
            var blind = list.Where(_ => random.NextSingle() < BlindShare).Select(item => (item.Page, Rows: item.Rows.Select(row => Blind(row, classes)).ToArray())).ToList();
            list.AddRange(blind);
            var keep = list.SelectMany(item => item.Rows.Select((row, i) => (row, Label: item.Page.Label[i], Weight: item.Page.Weight[i]))).Where(item => item.Weight > 0).ToList();
            return new TreeTrainer(trees, leaves, 0.12f, 0.35f, 0.7f, 0.4f, 7).Train([.. keep.Select(item => item.row)], [.. keep.Select(item => item.Label)], [.. keep.Select(item => item.Weight)], names);
        }

        var chances = new Dictionary<TrainingPage, float[]>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var first = TreeModel.Read(Train(pages.Where(page => page.Fold != fold).Select(page => (page, page.Rows)), BlockFeatures.Names), BlockFeatures.Names);
            foreach (var page in pages.Where(page => page.Fold == fold))
                chances[page] = [.. page.Rows.Select(row => first.Chance(row))];
            Console.WriteLine($"blocks, fold {fold} done {DateTime.UtcNow:HH:mm:ss}");
        }
        var second = pages.Select(page => (Page: page, Rows: ContextFeatures.Of(page.Facts, page.Rows, chances[page], 0).Select(row => row!).ToArray())).ToList();
        for (var fold = 0; fold < Folds; fold++)
        {
            var context = TreeModel.Read(Train(second.Where(item => item.Page.Fold != fold), ContextFeatures.Names), ContextFeatures.Names);
            foreach (var (page, rows) in second.Where(item => item.Page.Fold == fold))
                chances[page] = [.. rows.Select(row => context.Chance(row))];
            Console.WriteLine($"context, fold {fold} done {DateTime.UtcNow:HH:mm:ss}");
        }
        var judged = pages.Select(page => JudgeSample.Of(page, chances[page])).ToList();
        if (evaluate is not null)
            Evaluate(evaluate, explain, pages, judged, chances);
        Write(model, "body-blocks.txt", Train(pages.Select(page => (page, page.Rows)), BlockFeatures.Names));
        Write(model, "body-context.txt", Train(second, ContextFeatures.Names));
        Write(model, "body-judge.txt", TrainJudge(judged));
        return 0;
    }

    private static List<string> TrainJudge(IEnumerable<JudgeSample> samples)
    {
        var rows = samples.Where(sample => sample.Weight > 0).SelectMany(sample => sample.Rows.Select((row, i) => (row, Score: sample.Score[i], sample.Weight))).ToList();
        return new TreeTrainer(150, 12, 0.08f, 0.5f, 0.7f, 0.4f, 5).Train([.. rows.Select(row => row.row)], [.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Weight)], CandidateFeatures.Names);
    }

    private static void Evaluate(FileInfo file, DirectoryInfo? explain, List<TrainingPage> pages, List<JudgeSample> judged, Dictionary<TrainingPage, float[]> chances)
    {
        using var writer = new StreamWriter(file.FullName, append: false, new UTF8Encoding(false));
        using var plain = new StreamWriter(file.FullName + ".plain", append: false, new UTF8Encoding(false));
        for (var fold = 0; fold < Folds; fold++)
        {
            var judge = TreeModel.Read(TrainJudge(judged.Where(sample => sample.Page.Fold != fold)), CandidateFeatures.Names);
            foreach (var page in pages.Where(page => page.Fold == fold))
            {
                var chance = chances[page];
                if (explain is not null)
                    Explain(explain, page, chance);
                var body = BodyScorer.Choose(page.Facts, chance, row => judge.Chance(row));
                writer.WriteLine(JsonSerializer.Serialize(new { id = page.Id, text = BodyText.Write(body.Blocks), strategy = body.Strategy, decisions = body.Decisions }));
                plain.WriteLine(JsonSerializer.Serialize(new { id = page.Id, text = BodyText.Write([.. page.Facts.Tree.Blocks.Where(block => chance[block.Index] >= 0.5f)]) }));
            }
        }
    }

    private static float[] Blind(float[] row, int[] classes)
    {
        var blind = (float[])row.Clone();
        foreach (var at in classes)
            blind[at] = BlockFeatures.Far;
        return blind;
    }

    // One line a block: what the model thinks, what the reference says, where it stands.
    private static void Explain(DirectoryInfo folder, TrainingPage page, float[] chance) =>
        File.WriteAllLines(Path.Combine(folder.FullName, page.Id + ".txt"), page.Facts.Tree.Blocks.Select(block => string.Create(CultureInfo.InvariantCulture,
            $"{block.Index} p={chance[block.Index]:F2} y={page.Label[block.Index]:F2} w={page.Weight[block.Index]:F3} <{Describe(block.Container)} in {Describe(block.Container.Parent)}> br{block.BreaksBefore} ld{block.LinkDensity:F1} {block.Text}")));

    private static string Describe(PageElement? element) => $"{element?.Node.LocalName} {element?.Node.ClassName}".TrimEnd();

    private static void Write(DirectoryInfo folder, string name, List<string> lines)
    {
        var note = "# Learnt by `train-extraction` (tests/Aggregator.Benchmarks). A line `tree` begins a tree; then one node a line:\n# feature threshold yes no (yes: the feature is at most the threshold), or = value.\n";
        File.WriteAllText(Path.Combine(folder.FullName, name), note + string.Join('\n', lines) + "\n");
    }

    private static List<TrainingPage> Load(DirectoryInfo data)
    {
        var pages = new List<TrainingPage>();
        foreach (var line in File.ReadLines(Path.Combine(data.FullName, "truth.jsonl")))
        {
            using var truth = JsonDocument.Parse(line);
            if (LoadPage(data, truth.RootElement) is { } page)
                pages.Add(page);
        }
        return pages;
    }

    private static TrainingPage? LoadPage(DirectoryInfo data, JsonElement truth)
    {
        var id = truth.GetProperty("id").GetString()!;
        var url = truth.GetProperty("url").GetString();
        if (PagesVerb.Load(data, id, url) is not { } source || MarkupGuard.Check(source.Html) is not null)
            return null;
        var document = PageParser.Parse(source.Html);
        var tree = PageTreeReader.Read(document, source.Url, CancellationToken.None);
        if (tree.Blocks.Count == 0)
            return null;
        var facts = PageFacts.Of(tree, PageHead.Read(tree));
        var (label, weight) = truth.GetProperty("text").GetString() is { } text
            ? BlockLabels.FromText(facts, text) : BlockLabels.FromSegments(facts, Strings(truth, "with"), Strings(truth, "without"));
        var dataset = truth.GetProperty("dataset").GetString()!;
        var scale = DatasetWeights.GetValueOrDefault(dataset, 1f);
        return new TrainingPage(id, dataset, FoldOf(id, url ?? id), facts, BlockFeatures.Of(facts), label, [.. weight.Select(w => w * scale)], scale);
    }

    private static List<string> Strings(JsonElement truth, string name) =>
        truth.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    private static int FoldOf(string id, string url)
    {
        var host = url.StartsWith("hard::", StringComparison.Ordinal) ? url[6..].Split('-')[0] : Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.Host : id;
        if (host == "fakehost")
            host = id;
        var parts = host.Split('.');
        var take = parts.Length >= 3 && parts[^2].Length <= 3 ? 3 : 2;
        var key = string.Join('.', parts.TakeLast(take)).ToLowerInvariant();
        return System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(key))[0] % Folds;
    }
}
