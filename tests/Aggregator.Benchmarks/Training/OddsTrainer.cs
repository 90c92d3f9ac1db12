using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary>Learns what class names and words say of a block.</summary>
internal sealed class OddsTrainer
{
    private const int ClassTokensKept = 4000;
    private const int WordsKept = 10_000;

    private readonly TokenTrainer _classes;
    private readonly TokenTrainer _words;

    internal OddsTrainer(List<TrainingPage> pages)
    {
        var balance = pages.GroupBy(page => page.Publisher, StringComparer.Ordinal).ToDictionary(group => group.Key, group => 1f / MathF.Sqrt(group.Sum(page => page.Weight.Sum()) + 0.01f), StringComparer.Ordinal);
        Dictionary<string, int> paths = new(StringComparer.Ordinal), owns = new(StringComparer.Ordinal), words = new(StringComparer.Ordinal);
        var read = pages.ConvertAll(page => (Page: page, Path: Names(page, paths), Own: Names(page, owns)));
        var names = paths.Keys.Select(name => "path " + name).Concat(owns.Keys.Select(name => "own " + name)).ToList();
        var classRows = read.SelectMany(item => Rows(item.Page, balance, block => ClassTokensOf(item.Page, block, item.Path, item.Own, paths.Count))).ToList();
        var wordRows = pages.SelectMany(page => Rows(page, balance, block => WordsOf(page, block, words))).ToList();
        _classes = new TokenTrainer(names, classRows, ClassTokensKept, 4, BlockFeatures.IndexOf(BlockFeatures.ClassOdds));
        _words = new TokenTrainer([.. words.Keys], wordRows, WordsKept, 5, BlockFeatures.IndexOf(BlockFeatures.TextOdds));
    }

    /// <summary>Puts odds into rows of features, by models that saw neither the fold nor a page's publisher.</summary>
    internal void Fill(int fold, Dictionary<string, float[][]> features)
    {
        _classes.Fill(fold, features);
        _words.Fill(fold, features);
        foreach (var rows in features.Values)
            NeighbourOdds.Fill(rows);
    }

    /// <summary>The models of all pages: file name and lines.</summary>
    internal IEnumerable<(string Name, IEnumerable<string> Lines)> Models() =>
        [("body-path-odds.txt", _classes.Lines("path ")), ("body-own-odds.txt", _classes.Lines("own ")), ("body-word-odds.txt", _words.Lines(""))];

    private static int[][] Names(TrainingPage page, Dictionary<string, int> numbers) => [.. page.Facts.Tree.Elements.Select(element =>
    {
        var list = new List<int>();
        var sink = new TokenList(numbers, list);
        if (element.BlockCount > 0)
            BlockOdds.ReadNames(element, ref sink);
        return list.ToArray();
    })];

    private static IEnumerable<TokenRow> Rows(TrainingPage page, Dictionary<string, float> balance, Func<int, int[]> tokens) =>
        page.Facts.Tree.Blocks.Select(block => new TokenRow(page, block.Index, tokens(block.Index), page.Label[block.Index], page.Weight[block.Index] * balance[page.Publisher]));

    private static int[] ClassTokensOf(TrainingPage page, int block, int[][] path, int[][] own, int offset)
    {
        var container = page.Facts.Tree.Blocks[block].Container;
        var tokens = own[container.Index].Select(token => token + offset).ToList();
        for (var element = container; element is not null; element = element.Parent)
            tokens.AddRange(path[element.Index]);
        return [.. tokens];
    }

    private static int[] WordsOf(TrainingPage page, int block, Dictionary<string, int> numbers)
    {
        var list = new List<int>();
        var sink = new TokenList(numbers, list);
        TextTokens.Read(page.Facts.Tree.Blocks[block].Text, ref sink);
        return [.. list];
    }
}
