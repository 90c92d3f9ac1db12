using System.Globalization;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Core.Extraction;

/// <summary>Chooses the blocks that are the article's body: learnt chances propose candidates, a learnt judge picks one.</summary>
internal static class BodyScorer
{
    private const int MaxCuts = 12;

    /// <summary>Chooses the body of a page.</summary>
    internal static ArticleBody Choose(PageTree tree, PageHead head)
    {
        if (tree.Blocks.Count == 0)
            return new ArticleBody("none", [], ["the page holds no text"]);
        var facts = PageFacts.Of(tree, head);
        var chance = BodyModel.Shipped.Chances(facts);
        return Choose(facts, chance, row => BodyModel.Shipped.Judge.Chance(row));
    }

    /// <summary>Chooses by the chance of each block to be of the body and a judge of candidates.</summary>
    internal static ArticleBody Choose(PageFacts facts, float[] chance, Func<float[], float> judge)
    {
        var candidates = BodyCandidates.Of(facts, chance);
        if (candidates.Count == 0)
            return new ArticleBody("none", [], ["no candidate: the page holds no prose"]);
        var scored = candidates.Select(candidate => (Candidate: candidate, Score: judge(CandidateFeatures.Of(facts, chance, candidate, candidates[0]))))
            .OrderByDescending(pair => pair.Score).ToList();
        var best = scored[0].Candidate;
        var own = OtherArticles.Without(facts, [.. facts.Tree.Blocks.Where(block => best.Chosen[block.Index])], out var others);
        var free = ConsentTexts.Without(facts, own, out var policies);
        var told = PictureCaptions.Without(free, out var captions);
        var whole = BodyInserts.With(facts.Tree, told, out var inserted);
        var full = BodyGaps.Filled(facts.Tree, chance, whole, out var filled);
        var chosen = BodyRepeats.Without(full, out var repeated);
        return new ArticleBody(best.Strategy, chosen, [.. scored.Take(5).Select(Line), .. others, .. policies, .. captions, .. inserted, .. filled, .. repeated, .. Cuts(facts, chance, chosen)]);
    }

    private static string Line((BodyCandidate Candidate, float Score) scored) => string.Create(CultureInfo.InvariantCulture,
        $"candidate: {scored.Candidate.Strategy}, blocks with chance from {scored.Candidate.Threshold:F2}, judged {scored.Score:F3}");

    private static IEnumerable<string> Cuts(PageFacts facts, float[] chance, IReadOnlyList<TextBlock> chosen)
    {
        var kept = chosen.Select(block => block.Index).ToHashSet();
        return facts.Tree.Between(chosen[0].Index - 3, chosen[^1].Index + 5).Where(block => !kept.Contains(block.Index))
            .OrderByDescending(block => chance[block.Index]).Take(MaxCuts)
            .Select(block => string.Create(CultureInfo.InvariantCulture,
                $"cut: <{block.Container.Node.LocalName}> chance {chance[block.Index]:F2}, links {block.LinkDensity:F1}: {BodyText.Beginning(block.Text)}"));
    }
}
