using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>The blocks around a body that may speak of it: those between the article's heading and the body, and the first ones after it.</summary>
internal sealed class ArticleFrame
{
    private static readonly ulong Foreign = Bits("comment", "related", "popular", "advert", "consent", "search");
    private static readonly ulong Advert = Bits("advert");
    private static readonly ulong Own = Bits("article", "story");

    /// <summary>Lines left out of a body that still may stand above its text, after its first block.</summary>
    private const int LeftOut = 10;

    private readonly HashSet<int> _chosen;

    private ArticleFrame(PageTree tree, HashSet<int> chosen, int first, int last, int heading, int title) =>
        (Tree, _chosen, First, Last, Heading, Title) = (tree, chosen, first, last, heading, title);

    internal PageTree Tree { get; }

    /// <summary>Index of the body's first block.</summary>
    internal int First { get; }

    /// <summary>Index of the body's last block.</summary>
    internal int Last { get; }

    /// <summary>Index of the heading over the article, or of the body's first block when there is none.</summary>
    internal int Heading { get; }

    /// <summary>Index of the heading that titles the article, wherever it stands; -1 when there is none.</summary>
    internal int Title { get; }

    internal static ArticleFrame Of(PageTree tree, ArticleBody body, int heading)
    {
        if (body.Blocks.Count == 0)
            return new ArticleFrame(tree, [], tree.Blocks.Count, tree.Blocks.Count - 1, tree.Blocks.Count, heading);
        int first = body.Blocks[0].Index, last = body.Blocks[^1].Index;
        return new ArticleFrame(tree, [.. body.Blocks.Select(block => block.Index)], first, last, heading >= 0 && heading <= first && first - heading < 40 ? heading : first, heading);
    }

    /// <summary>The blocks from well above the body to its fifth one, and lines left out of its beginning.</summary>
    internal IEnumerable<TextBlock> Above => Tree.Between(First - 50, First + 4).Concat(Tree.Between(First + 5, Math.Min(Last, First + LeftOut)).Where(block => !Holds(block)));

    /// <summary>The lines around a title that stands within what was taken for the body.</summary>
    internal IEnumerable<TextBlock> AtTitle => Title > First + 2 ? Tree.Between(Title - 2, Title + 5) : [];

    /// <summary>The blocks of the body after its first five.</summary>
    internal IEnumerable<TextBlock> Within => Tree.Between(First + 5, Last).Where(Holds);

    /// <summary>The body's last blocks and the first ones after it.</summary>
    internal IEnumerable<TextBlock> Below => Tree.Between(Math.Max(First + 5, Last - 2), Last + 14);

    /// <summary>Whether a block is of the body.</summary>
    internal bool Holds(TextBlock block) => _chosen.Contains(block.Index);

    /// <summary>Whether the markup says that a block belongs to something else: comments, lists of other articles, the page's sides.</summary>
    internal static bool IsForeign(TextBlock block)
    {
        var element = block.Container;
        for (var level = 0; level < 2 && element is not null; level++, element = element.Parent)
            if (IsForeign(element))
                return true;
        return false;
    }

    // An article has a footer of its own, and a content system may call it promoted.
    private static bool IsForeign(PageElement element)
    {
        var own = (element.Words & Own) != 0;
        return (element.Words & (own ? Foreign & ~Advert : Foreign)) != 0 || element.Kind == ElementKind.Nav || element.Kind == ElementKind.Footer && !own;
    }

    /// <summary>Word classes of a block, its inline elements and the two elements around it.</summary>
    internal static ulong Words(TextBlock block) => block.InlineWords | block.Container.Words | (block.Container.Parent?.Words ?? 0);

    internal static ulong Bits(params string[] names) => names.Aggregate(0UL, (bits, name) => bits | ClassWords.Shipped.Bit(name));
}
