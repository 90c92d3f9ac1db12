using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary>Learns the model of blocks and the judge of candidates.</summary>
internal sealed class BlockTrainer(int trees, int leaves)
{
    /// <summary>Share of pages that are shown a second time without their class names, as sites with generated names are.</summary>
    private const float BlindShare = 0.25f;

    /// <summary>Learns the chance of blocks from the features of pages.</summary>
    internal List<string> Train(IEnumerable<TrainingPage> pages)
    {
        var list = pages.Select(page => (Page: page, page.Rows)).ToList();
        var random = new Random(11);
        var names = BlockFeatures.Names;
        var classes = names.Select((name, i) => (name, i)).Where(pair => pair.name.StartsWith("class_", StringComparison.Ordinal)).Select(pair => pair.i).ToArray();
        list.AddRange(list.Where(_ => random.NextSingle() < BlindShare).Select(item => (item.Page, item.Rows.Select(row => Blind(row, classes)).ToArray())).ToList());
        var keep = list.SelectMany(item => item.Rows.Select((row, i) => (row, Label: item.Page.Label[i], Weight: item.Page.Weight[i]))).Where(item => item.Weight > 0 && !ScreenedRows.SetsAside(item.row)).ToList();
        return new TreeTrainer(trees, leaves, 0.12f, 0.35f, 0.7f, 0.4f, 7).Train([.. keep.Select(item => item.row)], [.. keep.Select(item => item.Label)], [.. keep.Select(item => item.Weight)], names);
    }

    /// <summary>Learns what score to expect of a candidate.</summary>
    internal static List<string> TrainJudge(IEnumerable<JudgeSample> samples)
    {
        var rows = samples.Where(sample => sample.Weight > 0).SelectMany(sample => sample.Rows.Select((row, i) => (row, Score: sample.Score[i], sample.Weight))).ToList();
        return new TreeTrainer(150, 12, 0.08f, 0.5f, 0.7f, 0.4f, 5).Train([.. rows.Select(row => row.row)], [.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Weight)], CandidateFeatures.Names);
    }

    private static float[] Blind(float[] row, int[] classes)
    {
        var blind = (float[])row.Clone();
        foreach (var at in classes)
            blind[at] = BlockFeatures.Far;
        return blind;
    }
}
