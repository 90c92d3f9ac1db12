using System.Globalization;
using Aggregator.Core.Extraction;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary>What models that never saw a page's publisher think of it: the second model's food, and the only honest measure.</summary>
internal sealed class OutOfFold(List<TrainingPage> pages, int folds, BlockTrainer trainer, OddsTrainer odds)
{
    private readonly Dictionary<string, float[]> _chances = new(StringComparer.Ordinal);

    /// <summary>Rows of the second model, made of the first model's chances out of fold.</summary>
    internal List<(TrainingPage Page, float[][] Rows)> Second { get; private set; } = [];

    /// <summary>Candidates and the scores they reach, by the second model's chances out of fold.</summary>
    internal List<JudgeSample> Judged { get; private set; } = [];

    /// <summary>The second model's chances of a page's blocks.</summary>
    internal float[] Chances(TrainingPage page) => _chances[page.Id];

    internal void Run()
    {
        Each("blocks", pages.ConvertAll(page => (page, page.Rows)), BlockFeatures.Names);
        Second = pages.ConvertAll(page => (page, ContextFeatures.Of(page.Facts, page.Rows, _chances[page.Id], 0).Select(row => row!).ToArray()));
        Each("context", Second, ContextFeatures.Names);
        Judged = pages.ConvertAll(page => JudgeSample.Of(page, _chances[page.Id]));
    }

    /// <summary>The body chosen from each page by a judge that never saw its publisher.</summary>
    internal IEnumerable<(TrainingPage Page, ArticleBody Body)> Bodies()
    {
        for (var fold = 0; fold < folds; fold++)
        {
            var judge = TreeModel.Read(BlockTrainer.TrainJudge(Judged.Where(sample => sample.Page.Fold != fold)), CandidateFeatures.Names);
            foreach (var page in pages.Where(page => page.Fold == fold))
                yield return (page, BodyScorer.Choose(page.Facts, _chances[page.Id], row => judge.Chance(row)));
        }
    }

    private void Each(string stage, List<(TrainingPage Page, float[][] Rows)> set, IReadOnlyList<string> names)
    {
        var features = set.ToDictionary(item => item.Page.Id, item => item.Rows, StringComparer.Ordinal);
        for (var fold = 0; fold < folds; fold++)
        {
            odds.Fill(fold, features);
            var model = TreeModel.Read(trainer.Train(set.Where(item => item.Page.Fold != fold), names), names);
            foreach (var (page, rows) in set.Where(item => item.Page.Fold == fold))
                _chances[page.Id] = [.. rows.Select(row => model.Chance(row))];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage}, fold {fold} done {DateTime.UtcNow:HH:mm:ss}"));
        }
    }
}
