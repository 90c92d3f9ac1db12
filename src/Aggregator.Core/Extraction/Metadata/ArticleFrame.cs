using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>The blocks around a body that may speak of it: those between the article's heading and the body, and the first ones after it.</summary>
internal sealed class ArticleFrame
{
    private static readonly ulong Foreign = Bits("comment", "related", "popular", "advert", "consent", "search");

    /// <summary>Lines left out of a body that still may stand above its text, after its first block.</summary>
    private const int Within = 10;

    private readonly HashSet<int> _chosen;

    private ArticleFrame(PageTree tree, HashSet<int> chosen, int first, int last, int heading) =>
        (Tree, _chosen, First, Last, Heading) = (tree, chosen, first, last, heading);

    internal PageTree Tree { get; }

    /// <summary>Index of the body's first block.</summary>
    internal int First { get; }

    /// <summary>Index of the body's last block.</summary>
    internal int Last { get; }

    /// <summary>Index of the heading over the article, or of the body's first block when there is none.</summary>
    internal int Heading { get; }

    internal static ArticleFrame Of(PageTree tree, ArticleBody body, int heading)
    {
        if (body.Blocks.Count == 0)
            return new ArticleFrame(tree, [], tree.Blocks.Count, tree.Blocks.Count - 1, tree.Blocks.Count);
        int first = body.Blocks[0].Index, last = body.Blocks[^1].Index;
        return new ArticleFrame(tree, [.. body.Blocks.Select(block => block.Index)], first, last, heading >= 0 && heading <= first && first - heading < 40 ? heading : first);
    }

    /// <summary>The blocks from well above the body to its fifth one, and lines left out of its beginning.</summary>
    internal IEnumerable<TextBlock> Above => Tree.Between(First - 50, First + 4).Concat(Tree.Between(First + 5, Math.Min(Last, First + Within)).Where(block => !Holds(block)));

    /// <summary>The body's last blocks and the first ones after it.</summary>
    internal IEnumerable<TextBlock> Below => Tree.Between(Math.Max(First + 5, Last - 2), Last + 14);

    /// <summary>Whether a block is of the body.</summary>
    internal bool Holds(TextBlock block) => _chosen.Contains(block.Index);

    /// <summary>Whether the markup says that a block belongs to something else: comments, lists of other articles, the page's sides.</summary>
    internal static bool IsForeign(TextBlock block)
    {
        var element = block.Container;
        for (var level = 0; level < 2 && element is not null; level++, element = element.Parent)
            if ((element.Words & Foreign) != 0 || element.Kind is ElementKind.Nav or ElementKind.Footer)
                return true;
        return false;
    }

    /// <summary>Word classes of a block, its inline elements and the two elements around it.</summary>
    internal static ulong Words(TextBlock block) => block.InlineWords | block.Container.Words | (block.Container.Parent?.Words ?? 0);

    internal static ulong Bits(params string[] names) => names.Aggregate(0UL, (bits, name) => bits | ClassWords.Shipped.Bit(name));
}
