using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Core.Extraction;

/// <summary>
/// The policy on cookies that consent platforms put into a page in full reads like an article. It stands in a branch of its own, and speaks of
/// nothing else, which the page's title does not.
/// </summary>
internal static partial class ConsentTexts
{
    private const int LeastBlocks = 3;
    private const int LeastWeight = 600;
    private const int LeastArticle = 300;
    private const float LeastShare = 0.4f;
    private const float MostInArticle = 0.1f;

    /// <summary>The chosen blocks without such a policy.</summary>
    internal static IReadOnlyList<TextBlock> Without(PageFacts facts, IReadOnlyList<TextBlock> chosen, out IReadOnlyList<string> decisions)
    {
        decisions = [];
        if (BodyHtml.CommonContainer(chosen) is not { } common || facts.TitleTerms.In("cookie cookies privacy Datenschutz").Shared > 0)
            return chosen;
        var branches = chosen.GroupBy(block => BranchOf(block, common)).Select(branch => branch.ToList()).ToList();
        var policies = branches.Where(branch => branch.Count >= LeastBlocks && Weight(branch) >= LeastWeight && Share(branch) >= LeastShare).ToList();
        if (policies.Count == 0 || !branches.Exists(branch => Weight(branch) >= LeastArticle && Share(branch) <= MostInArticle))
            return chosen;
        var cut = policies.SelectMany(policy => policy).ToHashSet();
        decisions = [$"cut: {cut.Count} lines of a policy on cookies"];
        return [.. chosen.Where(block => !cut.Contains(block))];
    }

    private static PageElement BranchOf(TextBlock block, PageElement common)
    {
        var element = block.Container;
        while (element != common && element.Parent is { } parent && parent != common)
            element = parent;
        return element;
    }

    private static int Weight(List<TextBlock> blocks) => blocks.Sum(block => block.Weight);

    private static float Share(List<TextBlock> blocks) => (float)Weight(blocks.FindAll(block => Cookies().IsMatch(block.Text))) / Math.Max(1, Weight(blocks));

    [GeneratedRegex(@"\bcookies?\b|\bкуки\b|файл\w* cookie|クッキー|쿠키", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cookies();
}
