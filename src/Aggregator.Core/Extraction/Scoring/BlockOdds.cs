using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>What the class names on the way to each block, and the words it begins and ends with, say for or against the body, in log odds.</summary>
internal sealed record BlockOdds(float[] Class, float[] Text)
{
    private static readonly TokenOdds NameOdds = TokenOdds.Read(EmbeddedText.Lines("body-path-odds.txt"), EmbeddedText.Lines("body-own-odds.txt"));
    private static readonly TokenOdds WordOdds = TokenOdds.Read(EmbeddedText.Lines("body-word-odds.txt"), []);

    /// <summary>The odds of a page's blocks by the models that are shipped; the words of blocks that are set aside are not read.</summary>
    /// <param name="tree">The page.</param>
    /// <param name="title">Not 0 where a block repeats the page's title.</param>
    internal static BlockOdds Of(PageTree tree, byte[] title)
    {
        var path = new float[tree.Elements.Count];
        var own = new float[tree.Elements.Count];
        // Elements of one class share its tokens; they are added one by one all the same, so that sums round alike.
        var classes = new (float First, float Second)[]?[tree.ClassNames.Count];
        foreach (var element in tree.Elements)
        {
            var sum = NameOdds.NewSum();
            if (element.BlockCount > 0)
            {
                ReadTag(element, ref sum);
                sum.Add(classes[element.ClassNumber] ??= NameOdds.Known(element.ClassName));
                ReadOthers(element, ref sum);
            }
            path[element.Index] = sum.First + (element.Parent is { } parent ? path[parent.Index] : 0);
            own[element.Index] = sum.Second;
        }
        var odds = new BlockOdds(new float[tree.Blocks.Count], new float[tree.Blocks.Count]);
        foreach (var block in tree.Blocks)
        {
            var names = odds.Class[block.Index] = path[block.Container.Index] + own[block.Container.Index];
            if (BlockScreen.SetsAside(block.LinkDensity, names, title[block.Index] != 0))
                continue;
            var sum = WordOdds.NewSum();
            TextTokens.Read(block.Text, ref sum);
            odds.Text[block.Index] = sum.First;
        }
        return odds;
    }

    /// <summary>Hands what an element is called to a sink: its tag, and the tokens of its class, id and itemprop.</summary>
    internal static void ReadNames<TSink>(PageElement element, ref TSink sink) where TSink : struct, ITokenSink
    {
        ReadTag(element, ref sink);
        ClassTokens.Read(element.ClassName, ref sink);
        ReadOthers(element, ref sink);
    }

    private static void ReadTag<TSink>(PageElement element, ref TSink sink) where TSink : struct, ITokenSink
    {
        var tag = element.Node.LocalName;
        sink.Add(TokenKey.Marked('<', TokenKey.Of(tag)), [], '<', tag);
    }

    private static void ReadOthers<TSink>(PageElement element, ref TSink sink) where TSink : struct, ITokenSink
    {
        ClassTokens.Read(element.Id, ref sink);
        ClassTokens.Read(element.ItemProperty, ref sink);
    }
}
