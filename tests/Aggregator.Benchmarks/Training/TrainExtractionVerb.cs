using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aggregator.Core.Extraction;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary>Learns the models of the body scorer from a data pack and says how well such models read publishers they never saw.</summary>
internal static class TrainExtractionVerb
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Required = true, Description = "Folder with truth.jsonl and pages/." };
        var model = new Option<DirectoryInfo?>("--model") { Description = "Folder to write the learnt models to; without it only the out-of-fold scores are printed." };
        var evaluate = new Option<FileInfo?>("--evaluate") { Description = "Also write the text that models which never saw a page's publisher choose, one JSON object a line." };
        var explain = new Option<DirectoryInfo?>("--explain") { Description = "Also write one file a page there with every block's chance and label." };
        var folds = new Option<int>("--folds") { DefaultValueFactory = _ => 4, Description = "Publishers are dealt to so many folds." };
        var deal = new Option<int>("--deal") { DefaultValueFactory = _ => 0, Description = "Another number deals publishers to other folds." };
        var trees = new Option<int>("--trees") { DefaultValueFactory = _ => 160 };
        var leaves = new Option<int>("--leaves") { DefaultValueFactory = _ => 24 };
        var command = new Command("train-extraction", "Learns the body models from a pack; prints how such models score on publishers they never saw.") { data, model, evaluate, explain, folds, deal, trees, leaves };
        command.SetAction(parsed =>
        {
            var (pages, unread) = TrainingPack.Load(parsed.GetRequiredValue(data), parsed.GetValue(folds), parsed.GetValue(deal));
            return Run(pages, unread, parsed.GetValue(folds), new BlockTrainer(parsed.GetValue(trees), parsed.GetValue(leaves)), parsed.GetValue(model), parsed.GetValue(evaluate), parsed.GetValue(explain));
        });
        return command;
    }

    private static int Run(List<TrainingPage> pages, List<Reference> unread, int folds, BlockTrainer trainer, DirectoryInfo? model, FileInfo? evaluate, DirectoryInfo? explain)
    {
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(page => page.Rows.Length)} blocks, {BlockFeatures.Names.Count} features");
        var first = new OutOfFold(pages, folds, trainer, new OddsTrainer(pages));
        first.Run();
        foreach (var page in pages)
        {
            SureLabels.Fill(page, first.Chances(page));
            DoubtfulLabels.Soften(page, first.Chances(page));
        }
        var odds = new OddsTrainer(pages);
        var outOfFold = new OutOfFold(pages, folds, trainer, odds);
        outOfFold.Run();
        var bodies = outOfFold.Bodies().ToList();
        Print("out of fold", [.. bodies.Select(item => (item.Page.Truth, BodyText.Write(item.Body.Blocks))), .. unread.Select(truth => (truth, ""))]);
        var articles = ArticlesOf(bodies);
        Print("as the service reads", [.. articles.Select(item => (item.Page.Truth, item.Article.Text)), .. unread.Select(truth => (truth, ""))]);
        if (evaluate is not null)
            File.WriteAllLines(evaluate.FullName, articles.Select(item => JsonSerializer.Serialize(new { id = item.Page.Id, text = item.Article.Text, strategy = item.Article.Strategy, decisions = item.Article.Decisions }, Json)));
        if (explain is not null)
            foreach (var page in pages)
                Explain(explain, page, outOfFold.Chances(page));
        if (model is null)
            return 0;
        foreach (var (name, lines) in odds.Models())
            WriteOdds(model, name, lines);
        odds.Fill(-1, pages.ToDictionary(page => page.Id, page => page.Rows, StringComparer.Ordinal));
        Write(model, "body-blocks.txt", trainer.Train(pages));
        Write(model, "body-judge.txt", BlockTrainer.TrainJudge(outOfFold.Judged));
        return 0;
    }

    // The service also takes text that a page shows hardly any of from its data, and leaves out lines that are fields, or that other articles of the site have too.
    private static List<(TrainingPage Page, ExtractedArticle Article)> ArticlesOf(List<(TrainingPage Page, ArticleBody Body)> bodies)
    {
        var memories = new Dictionary<string, SiteMemory>(StringComparer.Ordinal);
        foreach (var (page, body) in bodies)
            memories[page.Truth.Site] = memories.GetValueOrDefault(page.Truth.Site, SiteMemory.Empty).With(ArticleOf(page, body, null));
        return bodies.ConvertAll(item => (item.Page, ArticleOf(item.Page, item.Body, memories[item.Page.Truth.Site])));
    }

    private static ExtractedArticle ArticleOf(TrainingPage page, ArticleBody body, SiteMemory? memory)
    {
        var tree = page.Facts.Tree;
        var head = PageHead.Read(tree);
        return LinkedBody.Instead(ArticleAssembler.Assemble(new PageDocument("", tree.BaseUrl) { SiteMemory = memory }, tree, head, body), tree, head, CancellationToken.None);
    }

    private static void Print(string title, List<(Reference Truth, string Text)> outputs)
    {
        var scores = new SortedDictionary<string, BodyScore>(StringComparer.Ordinal);
        foreach (var (truth, text) in outputs)
            foreach (var name in Sets(truth))
                (scores.TryGetValue(name, out var score) ? score : scores[name] = new BodyScore()).Add(truth, text);
        Console.WriteLine($"{title,-25} {"pages",6} {"prec",7} {"recall",7} {"F1",7}");
        foreach (var (name, score) in scores)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-25} {score.Pages,6} {score.Precision,7:F4} {score.Recall,7:F4} {score.F1,7:F4}"));
    }

    private static IEnumerable<string> Sets(Reference truth) =>
        truth.Text is null ? [truth.Dataset] : truth.Language == "zh" ? [truth.Dataset, "every body", "Chinese"] : [truth.Dataset, "every body"];

    // One line a block: what the model thinks, what the reference says, where it stands.
    private static void Explain(DirectoryInfo folder, TrainingPage page, float[] chance) =>
        File.WriteAllLines(Path.Combine(folder.FullName, page.Id + ".txt"), page.Facts.Tree.Blocks.Select(block => string.Create(CultureInfo.InvariantCulture,
            $"{block.Index} p={chance[block.Index]:F2} y={page.Label[block.Index]:F2} w={page.Weight[block.Index]:F3} <{Describe(block.Container)} in {Describe(block.Container.Parent)}> br{block.BreaksBefore} ld{block.LinkDensity:F1} {block.Text}")));

    private static string Describe(PageElement? element) => $"{element?.Node.LocalName} {element?.Node.ClassName}".TrimEnd();

    private static void WriteOdds(DirectoryInfo folder, string name, IEnumerable<string> lines)
    {
        var note = "# Learnt by `train-extraction` (tests/Aggregator.Benchmarks): a token, a tab, what it says for (above 0) or against (below 0) the body in log odds.\n";
        File.WriteAllText(Path.Combine(folder.FullName, name), note + string.Join('\n', lines) + "\n", new UTF8Encoding(false));
    }

    private static void Write(DirectoryInfo folder, string name, List<string> lines)
    {
        var note = "# Learnt by `train-extraction` (tests/Aggregator.Benchmarks). A line `tree` begins a tree; then one node a line:\n# feature threshold yes no (yes: the feature is at most the threshold), or = value.\n";
        File.WriteAllText(Path.Combine(folder.FullName, name), note + string.Join('\n', lines) + "\n", new UTF8Encoding(false));
    }
}
