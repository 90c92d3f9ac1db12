using System.Runtime.InteropServices;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>What the features of every block of a page need to know of the page as a whole.</summary>
internal sealed class PageFacts
{
    private PageFacts(PageTree tree, PageElement densest) => (Tree, Densest) = (tree, densest);

    internal PageTree Tree { get; }

    /// <summary>The element with most prose for its clutter.</summary>
    internal PageElement Densest { get; }

    /// <summary>What learnt class names and words say of each block.</summary>
    internal required BlockOdds Odds { get; init; }

    /// <summary>Blocks whose containers are alike.</summary>
    internal required BlockStyles Styles { get; init; }

    /// <summary>Blocks whose containers are alike, and what holds these.</summary>
    internal required BlockStyles NestedStyles { get; init; }

    /// <summary>What the title speaks of.</summary>
    internal required TitleTerms TitleTerms { get; init; }

    /// <summary>Cues of each block.</summary>
    internal required uint[] Cues { get; init; }

    /// <summary>Weight of all blocks before each block.</summary>
    internal required int[] WeightBefore { get; init; }

    /// <summary>How often each block's text occurs on the page.</summary>
    internal required int[] Copies { get; init; }

    /// <summary>1 where a block repeats the page's title, 2 where it is the heading that does.</summary>
    internal required byte[] Title { get; init; }

    /// <summary>1 where a block occurs in the description that the head gives.</summary>
    internal required byte[] Described { get; init; }

    /// <summary>Where JSON-LD gives the article's text: 2 for a block that occurs in it, 1 for one that does not; else 0.</summary>
    internal required byte[] Linked { get; init; }

    /// <summary>Index of the block that titles the article, or -1.</summary>
    internal required int TitleAt { get; init; }

    /// <summary>How many children of an element's parent look like it (same kind and class), by the element's index; 0 when it is the only one.</summary>
    internal required int[] Alike { get; init; }

    /// <summary>Prose in the blocks whose containers share a parent, by the index of that parent.</summary>
    internal required int[] GroupProse { get; init; }

    /// <summary>The most prose of any group.</summary>
    internal required int TopGroup { get; init; }

    /// <summary>Where each element stands to the title; null when no block titles the article.</summary>
    internal required TitlePath? TitlePath { get; init; }

    /// <summary>How often each block names its own site, by host or stated name.</summary>
    internal required byte[] SiteNamed { get; init; }

    /// <summary>How many pictures and players stand between the block before and this one; one more entry for those after the last.</summary>
    internal required int[] MediaBefore { get; init; }

    /// <summary>How many article elements ended before each block.</summary>
    internal required int[] ArticlesEnded { get; init; }

    /// <summary>How many headings of the title's rank stand before each block.</summary>
    internal required int[] TopHeadings { get; init; }

    /// <summary>Prose of a block's group before the block.</summary>
    internal required int[] GroupBefore { get; init; }

    /// <summary>Whether a block is set aside (<see cref="BlockScreen"/>).</summary>
    internal bool SetsAside(TextBlock block) => BlockScreen.SetsAside(block.LinkDensity, Odds.Class[block.Index], Title[block.Index] != 0);

    /// <summary>Prose of the whole page.</summary>
    internal int Prose => Tree.Elements[0].ProseWeight;

    internal static PageFacts Of(PageTree tree, PageHead head)
    {
        var letters = tree.Blocks.Select(block => SiteNames.Letters(block.Text)).ToArray();
        var title = Titles(tree, head, letters);
        var (groups, before) = SumGroups(tree);
        var names = new ulong[tree.Elements.Count];
        var titleAt = Array.IndexOf(title, (byte)2) is >= 0 and var heading ? heading : Array.LastIndexOf(title, (byte)1);
        return new PageFacts(tree, FindDensest(tree))
        {
            Odds = BlockOdds.Of(tree, title),
            Styles = BlockStyles.OfContainers(tree, names),
            NestedStyles = BlockStyles.OfNested(tree, names),
            TitleTerms = new TitleTerms(head.Title, head.First("og:title", "twitter:title").Value ?? head.Linked?.Headline),
            GroupProse = groups,
            TopGroup = groups.Max(),
            Cues = [.. tree.Blocks.Select(block => TextCues.Shipped.Find(block.Text))],
            WeightBefore = Before(tree),
            Copies = CountCopies(letters),
            Title = title,
            TitleAt = titleAt,
            TitlePath = TitlePath.Of(tree, titleAt),
            SiteNamed = FindSite(letters, SiteTerms.Of(tree.BaseUrl, head.First("og:site_name").Value)),
            MediaBefore = CountMedia(tree),
            ArticlesEnded = CountArticles(tree),
            TopHeadings = CountHeadings(tree, titleAt),
            GroupBefore = before,
            Described = Within(letters, head.First("og:description", "description", "twitter:description").Value, 0),
            Linked = Within(letters, head.Linked?.Body is { Length: > 200 } body ? body : null, 1),
            Alike = FindAlike(tree),
        };
    }

    private static int[] Before(PageTree tree)
    {
        var before = new int[tree.Blocks.Count + 1];
        foreach (var block in tree.Blocks)
            before[block.Index + 1] = before[block.Index] + block.Weight;
        return before;
    }

    private static int[] CountCopies(string[] letters)
    {
        var numbers = new Dictionary<string, int>(letters.Length, StringComparer.Ordinal);
        var counts = new int[letters.Length];
        var copies = new int[letters.Length];
        for (var i = 0; i < letters.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, letters[i], out var known);
            if (!known)
                number = i;
            counts[copies[i] = number]++;
        }
        for (var i = 0; i < copies.Length; i++)
            copies[i] = counts[copies[i]];
        return copies;
    }

    private static byte[] Titles(PageTree tree, PageHead head, string[] letters)
    {
        var title = SiteNames.Letters(head.Title ?? "");
        var stated = SiteNames.Letters(head.First("og:title", "twitter:title").Value ?? head.Linked?.Headline ?? "");
        var found = new byte[letters.Length];
        for (var i = 0; i < letters.Length; i++)
        {
            var text = letters[i];
            if (text.Length < 6 || text.Length > 300)
                continue;
            if (text == stated || text.Length * 2 > title.Length && title.Contains(text, StringComparison.Ordinal))
                found[i] = (byte)(tree.Blocks[i].Container.Kind == ElementKind.Heading ? 2 : 1);
        }
        return found;
    }

    private static byte[] Within(string[] letters, string? whole, byte absent)
    {
        var found = new byte[letters.Length];
        if (whole is null)
            return found;
        var text = SiteNames.Letters(whole.Length > 60_000 ? whole[..60_000] : whole);
        // Most blocks begin as the text nowhere goes on: a bit for every pair of characters saves searching all of it.
        var pairs = new ulong[1024];
        for (var i = 1; i < text.Length; i++)
            pairs[PairAt(text, i) >> 6] |= 1UL << PairAt(text, i);
        for (var i = 0; i < letters.Length; i++)
            found[i] = letters[i].Length > 8 && MayHold(pairs, letters[i]) && text.Contains(letters[i], StringComparison.Ordinal) ? (byte)(absent + 1) : absent;
        return found;
    }

    private static bool MayHold(ulong[] pairs, string text)
    {
        for (var i = 1; i < Math.Min(text.Length, 24); i++)
            if ((pairs[PairAt(text, i) >> 6] >> PairAt(text, i) & 1) == 0)
                return false;
        return true;
    }

    private static int PairAt(string text, int at) => (text[at - 1] * 251 + text[at]) & 0xffff;

    private static byte[] FindSite(string[] letters, string[] names)
    {
        var found = new byte[letters.Length];
        foreach (var name in names)
            for (var i = 0; i < letters.Length; i++)
                if (letters[i].Contains(name, StringComparison.Ordinal))
                    found[i]++;
        return found;
    }

    private static int[] CountMedia(PageTree tree)
    {
        var counts = new int[tree.Blocks.Count + 1];
        foreach (var media in tree.Media)
            counts[Math.Min(media.BeforeBlock, tree.Blocks.Count)]++;
        return counts;
    }

    private static int[] CountArticles(PageTree tree)
    {
        var ended = new int[tree.Blocks.Count + 1];
        foreach (var element in tree.Elements)
            if (element.Kind == ElementKind.Article && element.BlockCount > 0)
                ended[element.EndBlock]++;
        for (var i = 1; i < ended.Length; i++)
            ended[i] += ended[i - 1];
        return ended;
    }

    private static int[] CountHeadings(PageTree tree, int titleAt)
    {
        var rank = titleAt >= 0 && tree.Blocks[titleAt].Container is { Kind: ElementKind.Heading } heading ? heading.Node.LocalName : "h1";
        var before = new int[tree.Blocks.Count + 1];
        foreach (var block in tree.Blocks)
            before[block.Index + 1] = before[block.Index] + (block.Container.Kind == ElementKind.Heading && block.Container.Node.LocalName == rank ? 1 : 0);
        return before;
    }

    private static int[] FindAlike(PageTree tree)
    {
        var numbers = new Dictionary<Signature, int>(tree.Elements.Count);
        var counts = new int[tree.Elements.Count];
        var alike = new int[tree.Elements.Count];
        foreach (var element in tree.Elements)
            if (IsCompared(element))
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, Signature.Of(element), out var known);
                if (!known)
                    number = element.Index;
                counts[alike[element.Index] = number]++;
            }
        foreach (var element in tree.Elements)
            if (IsCompared(element))
                alike[element.Index] = counts[alike[element.Index]] is > 1 and var count ? count : 0;
        return alike;
    }

    private static bool IsCompared(PageElement element) => element.Parent is not null && element.Kind != ElementKind.Paragraph;

    // Prose of each group, and how much of it stands before each block.
    private static (int[] Sums, int[] Before) SumGroups(PageTree tree)
    {
        var sums = new int[tree.Elements.Count];
        var before = new int[tree.Blocks.Count];
        foreach (var block in tree.Blocks)
        {
            ref var sum = ref sums[GroupOf(block).Index];
            before[block.Index] = sum;
            if (block.Weight >= 40 && block.LinkDensity < 0.4f)
                sum += block.Weight;
        }
        return (sums, before);
    }

    /// <summary>The element whose prose a block belongs to: its container, or what holds its paragraph.</summary>
    internal static PageElement GroupOf(TextBlock block) =>
        block.Container.Kind == ElementKind.Paragraph ? block.Container.Parent ?? block.Container : block.Container;

    private static PageElement FindDensest(PageTree tree)
    {
        var worth = new float[tree.Blocks.Count + 1];
        foreach (var block in tree.Blocks)
            worth[block.Index + 1] = worth[block.Index] + Worth(block);
        return tree.Elements.MaxBy(element => worth[element.EndBlock] - worth[element.FirstBlock] + 0.001f * element.Depth)!;
    }

    private static float Worth(TextBlock block) =>
        block.LinkDensity > 0.5f || block.Weight < 12 || block.Container.Hidden ? -10 - block.Weight * 0.3f
        : (block.Weight * (1 - block.LinkDensity) - 25) * Clutter.Factor(block.Container);
}
