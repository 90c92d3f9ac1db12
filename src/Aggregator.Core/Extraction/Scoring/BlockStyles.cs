using System.Runtime.InteropServices;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>
/// Which blocks of a page are made alike, wherever they stand: what is formatted the same has the same part in the page
/// (cf. Wu et al., "Automatic web news extraction using path ratios", 2013).
/// </summary>
internal sealed class BlockStyles
{
    private readonly int[] _styles;
    private readonly List<StyleSum> _sums = [];

    private BlockStyles(int blocks) => _styles = new int[blocks];

    /// <summary>Styles by the kind and class of a block's container.</summary>
    internal static BlockStyles OfContainers(PageTree tree, ulong[] names) => new BlockStyles(tree.Blocks.Count).Fill(tree, container => Name(names, container));

    /// <summary>Styles by the kinds and classes of a block's container and of what holds it.</summary>
    internal static BlockStyles OfNested(PageTree tree, ulong[] names) => new BlockStyles(tree.Blocks.Count).Fill(tree, container => container.Parent is not { } parent
        ? Name(names, container)
        : TokenKey.Marked((char)(parent.Parent?.Kind ?? ElementKind.Inline), TokenKey.Pair(Name(names, container), Name(names, parent))));

    /// <summary>What the blocks of this block's style have together, itself among them.</summary>
    internal StyleSum Of(TextBlock block) => _sums[_styles[block.Index]];

    /// <summary>The number of this block's style, in the order in which the page's styles first stand.</summary>
    internal int NumberOf(TextBlock block) => _styles[block.Index];

    private BlockStyles Fill(PageTree tree, Func<PageElement, ulong> key)
    {
        var numbers = new Dictionary<ulong, int>();
        PageElement? last = null;
        var number = 0;
        foreach (var block in tree.Blocks)
        {
            if (block.Container != last)
                number = NumberOf(numbers, key(last = block.Container));
            _styles[block.Index] = number;
            Add(block, ref CollectionsMarshal.AsSpan(_sums)[number]);
        }
        return this;
    }

    private int NumberOf(Dictionary<ulong, int> numbers, ulong key)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var known);
        if (!known)
        {
            number = _sums.Count;
            _sums.Add(default);
        }
        return number;
    }

    private static void Add(TextBlock block, ref StyleSum sum)
    {
        if (sum.Blocks++ == 0)
            sum.First = block.Index;
        sum.Last = block.Index;
        sum.Weight += block.Weight;
        sum.LinkWeight += block.LinkWeight;
        sum.Ends += block.Measure.Ends;
        sum.Words += block.Measure.Words;
        if (block.Weight >= 50 && block.LinkDensity < 0.3f)
            sum.Prose += block.Weight;
    }

    // Digits are left out: they number elements that are otherwise alike.
    private static ulong Name(ulong[] names, PageElement element)
    {
        ref var name = ref names[element.Index];
        if (name != 0)
            return name;
        name = TokenKey.Next(TokenKey.Empty, (char)element.Kind);
        foreach (var c in element.ClassName)
            if (!char.IsAsciiDigit(c))
                name = TokenKey.Next(name, c);
        return name;
    }
}
