using System.Globalization;
using Aggregator.Core.Extraction;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary>What models that never saw a page's publisher think of it: the judge's food, and the only honest measure.</summary>
internal sealed class OutOfFold(List<TrainingPage> pages, int folds, BlockTrainer trainer, OddsTrainer odds)
{
    private readonly Dictionary<string, float[]> _chances = new(StringComparer.Ordinal);

    /// <summary>Candidates and the scores they reach, by the blocks' chances out of fold.</summary>
    internal List<JudgeSample> Judged { get; private set; } = [];

    /// <summary>The chances of a page's blocks.</summary>
    internal float[] Chances(TrainingPage page) => _chances[page.Id];

    internal void Run()
    {
        var features = pages.ToDictionary(page => page.Id, page => page.Rows, StringComparer.Ordinal);
        for (var fold = 0; fold < folds; fold++)
        {
            odds.Fill(fold, features);
            var model = TreeModel.Read(trainer.Train(pages.Where(page => page.Fold != fold)), BlockFeatures.Names);
            foreach (var page in pages.Where(page => page.Fold == fold))
                _chances[page.Id] = [.. page.Rows.Select(row => ScreenedRows.SetsAside(row) ? BlockScreen.Chance : model.Chance(row))];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fold {fold} done {DateTime.UtcNow:HH:mm:ss}"));
        }
        Judged = pages.ConvertAll(page => JudgeSample.Of(page, Drawn(page)));
    }

    // As the product hands them to the judge.
    private float[] Drawn(TrainingPage page) => AlikeChances.Of(page.Facts, _chances[page.Id]);

    /// <summary>The body chosen from each page by a judge that never saw its publisher.</summary>
    internal IEnumerable<(TrainingPage Page, ArticleBody Body)> Bodies()
    {
        for (var fold = 0; fold < folds; fold++)
        {
            var judge = TreeModel.Read(BlockTrainer.TrainJudge(Judged.Where(sample => sample.Page.Fold != fold)), CandidateFeatures.Names);
            foreach (var page in pages.Where(page => page.Fold == fold))
                yield return (page, BodyScorer.Choose(page.Facts, Drawn(page), row => judge.Chance(row)));
        }
    }
}
