using System.Collections;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>The features that the judge of candidates sees.</summary>
internal static class CandidateFeatures
{
    private static readonly string[] Asked = ["article", "body", "story", "related", "popular", "comment", "side", "footer", "list", "consent"];

    /// <summary>The features' names, in order.</summary>
    internal static IReadOnlyList<string> Names { get; } = ReadNames();

    /// <summary>One row for a candidate; <paramref name="usual"/> is the page's first candidate.</summary>
    internal static float[] Of(PageFacts facts, float[] chance, BodyCandidate candidate, BodyCandidate usual)
    {
        var row = new float[Names.Count];
        Fill(facts, chance, candidate, usual, new FeatureRow(row, null));
        return row;
    }

    private static void Fill(PageFacts facts, float[] chance, BodyCandidate candidate, BodyCandidate usual, FeatureRow row)
    {
        var sums = new Sums(facts, chance, candidate.Chosen, usual.Chosen);
        AddChances(sums, chance, candidate, ref row);
        AddShape(facts, sums, ref row);
        AddPlace(facts, sums, candidate, ref row);
    }

    private static void AddChances(Sums sums, float[] chance, BodyCandidate candidate, ref FeatureRow row)
    {
        float precision = sums.Mass / Math.Max(1, sums.Weight), recall = sums.Mass / Math.Max(1, sums.PageMass);
        row.Add("threshold", candidate.Threshold);
        row.Add("expected_precision", precision);
        row.Add("expected_recall", recall);
        row.Add("expected_f1", 2 * precision * recall / Math.Max(1e-6f, precision + recall));
        row.Add("page_mass", sums.PageMass);
        row.Add("page_max", chance.Length == 0 ? 0 : chance.Max());
        row.Add("certain", sums.Certain / Math.Max(1, sums.Weight));
        row.Add("least", sums.Least);
        row.Add("overlap_usual", sums.Common / Math.Max(1, sums.Union));
        row.Add("weight_to_usual", sums.Weight / Math.Max(1, sums.UsualWeight));
    }

    private static void AddShape(PageFacts facts, Sums sums, ref FeatureRow row)
    {
        var weight = Math.Max(1, sums.Weight);
        row.Add("weight", sums.Weight);
        row.Add("blocks", sums.Blocks);
        row.Add("mean_weight", sums.Weight / Math.Max(1, sums.Blocks));
        row.Add("page_share", sums.Weight / Math.Max(1, facts.Tree.Weight));
        row.Add("prose_share_of_page", sums.Prose / Math.Max(1, facts.Prose));
        row.Add("prose_share", sums.Prose / weight);
        row.Add("link_share", sums.Links / weight);
        row.Add("gaps", sums.Gaps);
        row.Add("gap_weight", sums.GapWeight / weight);
        row.Add("sentence_share", sums.Sentences / weight);
        row.Add("paragraph_share", sums.Paragraphs / weight);
        row.Add("alike_share", sums.Alike / weight);
        row.Add("cue_share", sums.Cued / weight);
        row.Add("page_prose", facts.Prose);
        row.Add("page_blocks", facts.Tree.Blocks.Count);
        row.Add("linked_share", sums.Linked / weight);
        row.Add("linked_covered", facts.Linked.Length == 0 || facts.Linked[0] == 0 ? -1 : sums.Linked / Math.Max(1, sums.PageLinked));
        row.Add("described", sums.Described);
    }

    private static void AddPlace(PageFacts facts, Sums sums, BodyCandidate candidate, ref FeatureRow row)
    {
        var blocks = facts.Tree.Blocks;
        var common = blocks[sums.First].Container;
        while (common.Parent is not null && !common.Contains(blocks[sums.Last]))
            common = common.Parent;
        row.Add("from_title", facts.TitleAt < 0 ? -999 : Math.Clamp(sums.First - facts.TitleAt, -100, 100));
        row.Add("title_inside", facts.TitleAt >= 0 && candidate.Chosen[facts.TitleAt]);
        row.Add("first_share", facts.WeightBefore[sums.First] / Math.Max(1f, facts.Tree.Weight));
        row.Add("common_depth", common.Depth);
        row.Add("common_share", common.Weight / Math.Max(1f, facts.Tree.Weight));
        row.Add("common_links", common.LinkWeight / Math.Max(1f, common.Weight));
        row.Add("common_prose", sums.Prose / Math.Max(1f, common.ProseWeight));
        foreach (var name in Asked)
            row.Add("class", name, Distance(common, ClassWords.Shipped.Bit(name)));
    }

    private static float Distance(PageElement element, ulong bit)
    {
        var distance = 0;
        for (PageElement? at = element; at is not null; at = at.Parent, distance++)
            if ((at.Words & bit) != 0)
                return distance;
        return BlockFeatures.Far;
    }

    private static List<string> ReadNames()
    {
        var document = PageParser.Parse("<p>x");
        var tree = PageTreeReader.Read(document, new Uri("http://localhost/"), CancellationToken.None);
        var facts = PageFacts.Of(tree, Metadata.PageHead.Read(tree));
        var names = new List<string>();
        var candidate = new BodyCandidate("", 0, new BitArray(1, true));
        Fill(facts, [0.5f], candidate, candidate, new FeatureRow([], names));
        return names;
    }

    private sealed class Sums
    {
        internal Sums(PageFacts facts, float[] chance, BitArray chosen, BitArray usual)
        {
            Least = 1;
            First = -1;
            foreach (var block in facts.Tree.Blocks)
            {
                var weight = block.Weight + 1f;
                PageMass += weight * chance[block.Index];
                if (facts.Linked[block.Index] == 2)
                    PageLinked += weight;
                if (usual[block.Index])
                    UsualWeight += weight;
                if (usual[block.Index] || chosen[block.Index])
                    Union += weight;
                if (chosen[block.Index])
                    Count(facts, chance, usual, block, weight);
            }
            for (var i = First; i >= 0 && i <= Last; i++)
                if (!chosen[i])
                    GapWeight += facts.Tree.Blocks[i].Weight;
        }

        internal float Weight, Mass, PageMass, Certain, Least, Common, Union, UsualWeight, Prose, Links, GapWeight, Sentences, Paragraphs, Alike, Cued, Linked, PageLinked;
        internal int Blocks, Gaps, Described, First, Last;

        private void Count(PageFacts facts, float[] chance, BitArray usual, TextBlock block, float weight)
        {
            Blocks++;
            Weight += weight;
            Mass += weight * chance[block.Index];
            Links += block.LinkWeight;
            Least = Math.Min(Least, chance[block.Index]);
            if (chance[block.Index] > 0.8f)
                Certain += weight;
            if (usual[block.Index])
                Common += weight;
            if (block.Weight >= 50 && block.LinkDensity < 0.3f)
                Prose += weight;
            if (block.Measure.Ends > 0)
                Sentences += weight;
            if (block.Container.Kind == ElementKind.Paragraph)
                Paragraphs += weight;
            if (facts.Alike[block.Container.Index] > 0 || block.Container.Parent is { } parent && facts.Alike[parent.Index] > 0)
                Alike += weight;
            if (TextCues.Shipped.OfShort(facts.Cues[block.Index]) != 0)
                Cued += weight;
            if (facts.Linked[block.Index] == 2)
                Linked += weight;
            Described += facts.Described[block.Index];
            if (First < 0)
                First = block.Index;
            else if (block.Index > Last + 1)
                Gaps++;
            Last = block.Index;
        }
    }
}
