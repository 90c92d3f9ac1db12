using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>A heading that may title the article.</summary>
/// <param name="Text">Its text, without the line over it.</param>
/// <param name="Origin">The name of its element.</param>
/// <param name="Level">1 to 6; 5 for a line that only its class makes a heading.</param>
/// <param name="At">Index of its first block.</param>
/// <param name="Kinship">How much of it the page's own titles say, 0 to 1.</param>
/// <param name="Score">How likely it titles the article.</param>
internal sealed partial record TitleHeading(string Text, string Origin, int Level, int At, float Kinship, float Score)
{
    private static readonly ulong TitleBit = ClassWords.Shipped.Bit("title");

    /// <summary>The headings of a page before and at the beginning of its body, best first.</summary>
    internal static List<TitleHeading> All(PageTree tree, ArticleBody body, IReadOnlyList<string> stated, SiteNames site)
    {
        var first = body.Blocks.Count > 0 ? body.Blocks[0].Index : 0;
        var last = body.Blocks.Count > 0 ? body.Blocks[^1].Index : tree.Blocks.Count - 1;
        var known = stated.Select(SiteNames.Letters).Distinct(StringComparer.Ordinal).ToDictionary(letters => letters, Trigrams, StringComparer.Ordinal);
        var found = new List<TitleHeading>();
        for (var i = 0; i <= last; i++)
        {
            var block = tree.Blocks[i];
            if (block.Weight <= 2 || block.Text.Length >= 300 || block.Container.Hidden || !IsHeading(block))
                continue;
            var whole = SiteNames.Letters(block.Text);
            var text = known.ContainsKey(whole) ? block.Text : WithoutKicker(block);
            if (site.Is(text) && !known.ContainsKey(SiteNames.Letters(text)))
                continue;
            found.Add(Rate(block, text, known, first));
            // A heading of several lines may be one title.
            if (block.Container.BlockCount is > 1 and < 4 && block.Container.FirstBlock == i)
                found.Add(Rate(block, string.Join(' ', Enumerable.Range(i, block.Container.BlockCount).Select(line => WithoutKicker(tree.Blocks[line]))), known, first));
        }
        return [.. found.OrderByDescending(heading => heading.Score)];
    }

    private static bool IsHeading(TextBlock block) => block.Container.Kind == ElementKind.Heading || (block.Container.Words & TitleBit) != 0 && block.Weight > 8;

    private static TitleHeading Rate(TextBlock block, string text, Dictionary<string, HashSet<long>> stated, int first)
    {
        var level = block.Container.Kind == ElementKind.Heading ? block.Container.Node.LocalName[1] - '0' : 5;
        var letters = SiteNames.Letters(text);
        var kinship = stated.Count == 0 ? 0.5f : stated.Max(title => Kin(letters, title.Key, title.Value));
        var score = level switch { 1 => 2.5f, 2 => 1.2f, 3 => 0.6f, _ => 0.2f } + (kinship >= 1 ? 4 : 3.2f * kinship);
        if (block.LinkDensity > 0.5f)
            score -= 0.5f;
        score -= block.Index > first + 1 ? 2f : 0.02f * Math.Min(60, first - block.Index);
        return new TitleHeading(text, block.Container.Node.LocalName, level, block.Index, kinship, score);
    }

    /// <summary>1 for the same letters, else the share of the shorter one's trigrams that the longer one has, less for what it leaves out.</summary>
    private static float Kin(string one, string other, HashSet<long> trigrams)
    {
        if (one == other)
            return 1;
        if (one.Length < 4 || other.Length < 4)
            return 0;
        var common = 0;
        for (var i = 0; i + 2 < one.Length; i++)
            if (trigrams.Contains(Trigram(one, i)))
                common++;
        var shorter = Math.Min(one.Length, other.Length) - 2;
        return Math.Min(0.99f, (float)common / shorter * (0.7f + 0.3f * Math.Min(one.Length, other.Length) / Math.Max(one.Length, other.Length)));
    }

    private static HashSet<long> Trigrams(string text)
    {
        var trigrams = new HashSet<long>();
        for (var i = 0; i + 2 < text.Length; i++)
            trigrams.Add(Trigram(text, i));
        return trigrams;
    }

    private static long Trigram(string text, int at) => (long)text[at] << 32 | (long)text[at + 1] << 16 | text[at + 2];

    // The small line over a headline stands in an element of its own, named for what it is.
    private static string WithoutKicker(TextBlock block)
    {
        if (block.Container.Kind != ElementKind.Heading || block.Nodes.Length < 2)
            return block.Text;
        var kept = block.Nodes.Where(node => !IsKicker(node, block.Container.Node)).ToList();
        return kept.Count == block.Nodes.Length || PageHead.Clean(string.Concat(kept.Select(node => node.Data))) is not { Length: > 8 } rest
            ? block.Text : rest.TrimStart(' ', ':', '|', '–', '-', '/', '+');
    }

    private static bool IsKicker(MarkupText node, MarkupElement heading)
    {
        for (var element = node.ParentElement; element is not null && !ReferenceEquals(element, heading); element = element.ParentElement)
            if (element.ClassName is { Length: > 0 } name && KickerName().IsMatch(name) || element.LocalName is "small" or "rt" or "rp")
                return true;
        return false;
    }

    [GeneratedRegex(@"kicker|top-?line|over-?line|eyebrow|roof|spitzmarke|dach-?zeile|super-?title|pre-?title|uber-?title|over-?title|prefix|(?:^|[-_ ])(?:label|badge|category|rubrik|section|flag|antetitulo|volanta|strapline|tag)(?:$|[-_ ])|visually-?hidden|sr-only|invisible", RegexOptions.IgnoreCase)]
    private static partial Regex KickerName();
}
