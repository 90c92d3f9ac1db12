using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>The features of a block that the first model sees: its text, its place in the tree, its neighbours.</summary>
internal static class BlockFeatures
{
    /// <summary>The distance of what is not there.</summary>
    internal const int Far = 25;

    /// <summary>The feature that holds what class names say.</summary>
    internal const string ClassOdds = "odds_class";

    /// <summary>The feature that holds what words say.</summary>
    internal const string TextOdds = "odds_text";

    /// <summary>The feature that holds how much of a block is links.</summary>
    internal const string LinkDensity = "link_density";

    /// <summary>The feature that tells a block which repeats the title.</summary>
    internal const string Title = "title";

    /// <summary>What stands for the odds of a neighbour where the page ends.</summary>
    internal const float NoOdds = -99;

    /// <summary>What stands for the odds of a neighbour's words when it is set aside.</summary>
    internal const float AsideOdds = -50;

    private static readonly string[] Levels = ["parent", "grandparent", "level3", "level4"];
    private static readonly string[] Offsets = ["prev4", "prev3", "prev2", "prev1", "next1", "next2", "next3", "next4"];
    private const int NearSteps = 2;

    private static readonly int[] Steps = [-4, -3, -2, -1, 1, 2, 3, 4];

    private static readonly (ElementKind Kind, string Name)[] Around =
    [
        (ElementKind.Header, "header"), (ElementKind.Footer, "footer"), (ElementKind.Nav, "nav"), (ElementKind.Aside, "aside"), (ElementKind.Form, "form"),
        (ElementKind.Article, "article"), (ElementKind.Main, "main"), (ElementKind.Section, "section"), (ElementKind.List, "list"), (ElementKind.Table, "table"),
        (ElementKind.Figure, "figure"), (ElementKind.Quote, "quote"), (ElementKind.NoScript, "noscript"), (ElementKind.Control, "control"), (ElementKind.ListItem, "item"),
    ];

    /// <summary>The features' names, in order.</summary>
    internal static IReadOnlyList<string> Names { get; } = ReadNames();

    /// <summary>Where in a row the feature of this name stands; -1 when there is none.</summary>
    internal static int IndexOf(string feature) => Names.ToList().IndexOf(feature);

    /// <summary>The neighbours whose odds are features too, by their distance, with what their features are called.</summary>
    internal static IEnumerable<(int Step, string Name)> Near => Steps.Select((step, i) => (step, Offsets[i])).Where(pair => Math.Abs(pair.Item1) <= NearSteps);

    /// <summary>One row of features for each of these blocks, which are in the page's order.</summary>
    internal static FeatureTable TableOf(PageFacts facts, IReadOnlyList<TextBlock> blocks)
    {
        var table = new FeatureTable(blocks.Count, Names.Count);
        var trail = new CueTrail(facts);
        var passed = 0;
        for (var row = 0; row < blocks.Count; row++)
        {
            for (; passed < blocks[row].Index; passed++)
                trail.Pass(facts.Tree.Blocks[passed]);
            Fill(facts, blocks[row], trail, new FeatureRow(table[row], null));
        }
        return table;
    }

    /// <summary>The rows of all blocks as arrays that last, for training.</summary>
    internal static float[][] Of(PageFacts facts)
    {
        using var table = TableOf(facts, facts.Tree.Blocks);
        var rows = new float[table.Rows][];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = table[i].ToArray();
        return rows;
    }

    private static int Fill(PageFacts facts, TextBlock block, CueTrail trail, FeatureRow row)
    {
        AddText(facts, block, ref row);
        AddPlace(facts, block, ref row);
        AddAncestors(block, ref row);
        AddLevels(facts, block, ref row);
        AddNeighbours(facts, block, ref row);
        trail.Add(block, ref row);
        return row.Count;
    }

    private static void AddText(PageFacts facts, TextBlock block, ref FeatureRow row)
    {
        var measure = block.Measure;
        var weight = Math.Max(1, block.Weight);
        row.Add("weight", block.Weight);
        row.Add("words", measure.Words);
        row.Add(LinkDensity, block.LinkDensity);
        row.Add("links", block.Links);
        row.Add("bold", (float)block.BoldWeight / weight);
        row.Add("italic", (float)block.ItalicWeight / weight);
        row.Add("quotes", measure.Quotes);
        row.Add("site_named", facts.SiteNamed[block.Index]);
        row.Add("sentence_ends", measure.Ends);
        row.Add("ends_per_word", (float)measure.Ends / Math.Max(1, measure.Words));
        row.Add("commas", measure.Commas);
        row.Add("marks", measure.Marks);
        row.Add("digits", (float)measure.Digits / weight);
        row.Add("digit_count", measure.Digits);
        row.Add("upper", (float)measure.Upper / weight);
        row.Add("wide", 2f * measure.Wide / weight);
        row.Add("word_length", (float)block.Weight / Math.Max(1, measure.Words));
        row.Add("last", LastMark(block.Text));
        row.Add("first", FirstMark(block.Text));
        row.Add("copies", facts.Copies[block.Index]);
        row.Add(Title, facts.Title[block.Index]);
        row.Add("described", facts.Described[block.Index]);
        row.Add("linked", facts.Linked[block.Index]);
        row.Add(ClassOdds, facts.Odds.Class[block.Index]);
        row.Add(TextOdds, facts.Odds.Text[block.Index]);
        for (var i = 0; i < TextCues.Shipped.Names.Count; i++)
            row.Add("cue", TextCues.Shipped.Names[i], facts.Cues[block.Index] >> i & 1);
    }

    private static float LastMark(string text) => text[^1] switch
    {
        '.' or '。' or '!' or '?' or '！' or '？' => 3,
        '"' or '”' or '’' or '」' or '»' or ')' or '）' or '…' => 2,
        ':' or '：' => -1,
        ',' or ';' or '，' or '；' => 1,
        '>' or '|' or '›' or '→' => -2,
        _ => 0,
    };

    private static float FirstMark(string text)
    {
        var c = text[0];
        return char.IsLower(c) ? 1 : char.IsUpper(c) ? 2 : TextMeasure.IsWide(c) ? 3 : char.IsDigit(c) ? 4 : c is '"' or '“' or '「' or '«' or '„' or '‘' ? 5
            : c is '[' or '(' or '（' or '【' ? 6 : c is '•' or '·' or '-' or '–' or '—' or '▪' or '■' or '»' or '>' or '|' or '©' or '#' or '*' or '◆' or '●' ? -1 : 0;
    }

    private static void AddPlace(PageFacts facts, TextBlock block, ref FeatureRow row)
    {
        var container = block.Container;
        var tree = facts.Tree;
        row.Add("kind", (float)container.Kind);
        row.Add("heading_level", container.Kind == ElementKind.Heading ? container.Node.LocalName[1] - '0' : 0);
        row.Add("depth", container.Depth);
        row.Add("breaks_before", block.BreaksBefore);
        row.Add("breaks_after", block.Index + 1 < tree.Blocks.Count ? tree.Blocks[block.Index + 1].BreaksBefore : 0);
        row.Add("container_blocks", container.BlockCount);
        row.Add("container_position", block.Index - container.FirstBlock);
        row.Add("hidden", container.Hidden);
        row.Add("index", block.Index);
        row.Add("from_end", tree.Blocks.Count - block.Index);
        row.Add("index_share", (float)block.Index / tree.Blocks.Count);
        row.Add("weight_share_before", (float)facts.WeightBefore[block.Index] / Math.Max(1, tree.Weight));
        row.Add("from_title", facts.TitleAt < 0 ? -999 : Math.Clamp(block.Index - facts.TitleAt, -200, 200));
        row.Add("weight_from_title", facts.TitleAt < 0 ? -99_999 : facts.WeightBefore[block.Index] - facts.WeightBefore[facts.TitleAt]);
        row.Add("page_weight", tree.Weight);
        row.Add("page_blocks", tree.Blocks.Count);
        row.Add("media_before", facts.MediaBefore[block.Index]);
        row.Add("media_after", facts.MediaBefore[block.Index + 1]);
        AddTitle(facts, block, ref row);
        AddGroup(facts, block, ref row);
        AddDensest(facts, block, ref row);
        AddStyle(facts, "style", facts.Styles.Of(block), ref row);
        AddStyle(facts, "nested", facts.NestedStyles.Of(block), ref row);
        var (shared, all) = facts.TitleTerms.In(block.Text);
        row.Add("title_terms", shared);
        row.Add("title_terms_share", (float)shared / Math.Max(1, all));
        row.Add("title_terms_covered", (float)shared / Math.Max(1, facts.TitleTerms.Count));
    }

    // Where it stands to the title, and what of rank came between: what follows a second title is another article.
    private static void AddTitle(PageFacts facts, TextBlock block, ref FeatureRow row)
    {
        var common = facts.TitlePath?.Common(block.Container);
        row.Add("title_up", common is null ? -1 : block.Container.Depth - common.Depth);
        row.Add("title_down", common is null ? -1 : facts.TitlePath!.TitleDepth - common.Depth);
        row.Add("title_common", common is null ? -1 : (float)common.Weight / Math.Max(1, facts.Tree.Weight));
        row.Add("title_common_prose", common is null ? -1 : (float)common.ProseWeight / Math.Max(1, common.Weight));
        row.Add("top_headings", facts.TopHeadings[block.Index] - facts.TopHeadings[facts.TitleAt + 1]);
        row.Add("articles_ended", facts.ArticlesEnded[block.Index]);
        row.Add("articles_after", facts.ArticlesEnded[^1] - facts.ArticlesEnded[block.Index]);
    }

    private static void AddStyle(PageFacts facts, string name, StyleSum sum, ref FeatureRow row)
    {
        row.Add(name, "blocks", sum.Blocks);
        row.Add(name, "weight", sum.Weight);
        row.Add(name, "mean", (float)sum.Weight / sum.Blocks);
        row.Add(name, "links", (float)sum.LinkWeight / Math.Max(1, sum.Weight));
        row.Add(name, "ends", (float)sum.Ends / Math.Max(1, sum.Words));
        row.Add(name, "prose", (float)sum.Prose / Math.Max(1, facts.Prose));
        row.Add(name, "prose_share", (float)sum.Prose / Math.Max(1, sum.Weight));
        row.Add(name, "spread", (float)sum.Blocks / (sum.Last - sum.First + 1));
    }

    private static void AddGroup(PageFacts facts, TextBlock block, ref FeatureRow row)
    {
        float prose = facts.GroupProse[PageFacts.GroupOf(block).Index];
        row.Add("group_before", facts.GroupBefore[block.Index] / Math.Max(1, prose));
        row.Add("group_prose", prose);
        row.Add("group_of_page", prose / Math.Max(1, facts.Prose));
        row.Add("group_of_top", prose / Math.Max(1, facts.TopGroup));
        row.Add("page_prose", facts.Prose);
        row.Add("weight_of_prose", (float)block.Weight / Math.Max(1, facts.Prose));
    }

    private static void AddDensest(PageFacts facts, TextBlock block, ref FeatureRow row)
    {
        var densest = facts.Densest;
        var inside = densest.Contains(block);
        row.Add("densest_inside", inside);
        row.Add("densest_distance", inside ? 0 : block.Index < densest.FirstBlock ? block.Index - densest.FirstBlock : block.Index - densest.EndBlock + 1);
        row.Add("densest_position", block.Index - densest.FirstBlock);
        row.Add("densest_to_end", densest.EndBlock - block.Index);
        row.Add("densest_levels", inside ? block.Container.Depth - densest.Depth : -1);
        row.Add("densest_weight", densest.Weight);
        row.Add("densest_share", (float)densest.Weight / Math.Max(1, facts.Tree.Weight));
        row.Add("densest_links", (float)densest.LinkWeight / Math.Max(1, densest.Weight));
        row.Add("densest_blocks", densest.BlockCount);
        row.Add("share_of_densest", (float)block.Weight / Math.Max(1, densest.Weight));
    }

    private static void AddAncestors(TextBlock block, ref FeatureRow row)
    {
        Span<float> words = stackalloc float[ClassWords.Shipped.Names.Count];
        Span<float> kinds = stackalloc float[Around.Length];
        words.Fill(Far);
        kinds.Fill(Far);
        Mark(words, block.InlineWords, 0);
        var distance = 1;
        for (var element = block.Container; element is not null; element = element.Parent, distance++)
        {
            Mark(words, element.Words, Math.Min(distance, Far - 1));
            for (var i = 0; i < Around.Length; i++)
                if (Around[i].Kind == element.Kind && kinds[i] == Far)
                    kinds[i] = Math.Min(distance, Far - 1);
        }
        for (var i = 0; i < words.Length; i++)
            row.Add("class", ClassWords.Shipped.Names[i], words[i]);
        for (var i = 0; i < kinds.Length; i++)
            row.Add("in", Around[i].Name, kinds[i]);
    }

    private static void Mark(Span<float> words, ulong bits, int distance)
    {
        while (bits != 0)
        {
            var bit = System.Numerics.BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            if (words[bit] == Far)
                words[bit] = distance;
        }
    }

    private static void AddLevels(PageFacts facts, TextBlock block, ref FeatureRow row)
    {
        var element = block.Container;
        var alike = 0;
        var alikeWeight = 0f;
        for (var at = element; at is not null && at.Depth > element.Depth - 6; at = at.Parent)
            if (facts.Alike[at.Index] is var count && count > alike)
            {
                alike = count;
                alikeWeight = (float)(at.Parent?.Weight ?? 0) / count;
            }
        row.Add("alike", alike);
        row.Add("alike_weight", alikeWeight);
        row.Add("element_position", element.Position);
        row.Add("element_from_end", (element.Parent?.Children ?? 0) - element.Position);
        foreach (var level in Levels)
        {
            element = element?.Parent;
            var weight = Math.Max(1, element?.Weight ?? 0);
            row.Add(level, "weight", element?.Weight ?? 0);
            row.Add(level, "links", (float)(element?.LinkWeight ?? 0) / weight);
            row.Add(level, "prose", (float)(element?.ProseWeight ?? 0) / weight);
            row.Add(level, "paragraphs", (float)(element?.ParagraphWeight ?? 0) / weight);
            row.Add(level, "of_page", (float)(element?.ProseWeight ?? 0) / Math.Max(1, facts.Prose));
            row.Add(level, "blocks", element?.BlockCount ?? 0);
            row.Add(level, "mean", (float)weight / Math.Max(1, element?.BlockCount ?? 1));
        }
    }

    private static void AddNeighbours(PageFacts facts, TextBlock block, ref FeatureRow row)
    {
        var blocks = facts.Tree.Blocks;
        for (var i = 0; i < Steps.Length; i++)
        {
            var at = block.Index + Steps[i];
            var other = at >= 0 && at < blocks.Count ? blocks[at] : null;
            row.Add(Offsets[i], "weight", other?.Weight ?? -1);
            row.Add(Offsets[i], "links", other?.LinkDensity ?? -1);
            if (Math.Abs(Steps[i]) > NearSteps)
                continue;
            row.Add(Offsets[i], "kind", other is null ? -1 : (float)other.Container.Kind);
            row.Add(Offsets[i], "sibling", other is null ? -1 : other.Container == block.Container ? 2 : other.Container.Parent == block.Container.Parent ? 1 : 0);
            row.Add(Offsets[i], "last", other is null ? -9 : LastMark(other.Text));
            row.Add(Offsets[i], ClassOdds, other is null ? NoOdds : facts.Odds.Class[at]);
            row.Add(Offsets[i], TextOdds, other is null ? NoOdds : facts.SetsAside(other) ? AsideOdds : facts.Odds.Text[at]);
        }
        AddWindow(blocks, block.Index, -8, -1, "before8", ref row);
        AddWindow(blocks, block.Index, 1, 8, "after8", ref row);
    }

    private static void AddWindow(List<TextBlock> blocks, int index, int from, int to, string name, ref FeatureRow row)
    {
        float weight = 0, links = 0, prose = 0;
        for (var at = Math.Max(0, index + from); at <= Math.Min(blocks.Count - 1, index + to); at++)
        {
            weight += blocks[at].Weight;
            links += blocks[at].LinkWeight;
            if (blocks[at].Weight >= 50 && blocks[at].LinkDensity < 0.3f)
                prose += blocks[at].Weight;
        }
        row.Add(name, "weight", weight);
        row.Add(name, "links", links / Math.Max(1, weight));
        row.Add(name, "prose", prose / Math.Max(1, weight));
    }

    private static List<string> ReadNames()
    {
        var document = PageParser.Parse("<p>x");
        var tree = PageTreeReader.Read(document, new Uri("http://localhost/"), CancellationToken.None);
        var facts = PageFacts.Of(tree, Metadata.PageHead.Read(tree));
        var names = new List<string>();
        Fill(facts, tree.Blocks[0], new CueTrail(facts), new FeatureRow([], names));
        return names;
    }
}
