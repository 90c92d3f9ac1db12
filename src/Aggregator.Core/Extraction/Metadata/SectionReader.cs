using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Reads the section or column of an article: what the head states, else the last part of the path shown above it, else a label beside its heading.</summary>
internal static partial class SectionReader
{
    private const int Longest = 30;
    private const int LinesAbove = 30;
    private const int LinesBelow = 3;

    private static readonly ulong PathBit = ClassWords.Shipped.Bit("navigation");
    private static readonly ulong LabelBit = ClassWords.Shipped.Bit("tag");

    /// <summary>The section and where it was read, or null.</summary>
    internal static (string? Section, string Origin) Read(PageHead head, ArticleFrame frame)
    {
        if (head.First("article:section", "og:article:section", "section") is { Value: { } stated, Name: var name })
            return (stated, name);
        if (head.Linked?.Section is { } linked)
            return (linked, "json-ld");
        return (Shown(frame), "visible text");
    }

    private static string? Shown(ArticleFrame frame)
    {
        var above = frame.Tree.Between(frame.Heading - LinesAbove, frame.Heading + LinesBelow).Reverse().ToList();
        foreach (var block in above)
            if (block.Links >= 2 && block.Text.Length < 120 && (PathMark().IsMatch(block.Text) || PathSign().IsMatch(block.Text) && (ArticleFrame.Words(block) & PathBit) != 0) && LastLink(block) is { } last)
                return last;
        foreach (var block in above.Where(block => Math.Abs(block.Index - frame.Heading) <= LinesBelow))
            if (block.Links == 1 && block.LinkDensity > 0.9f && (ArticleFrame.Words(block) & LabelBit) != 0 && IsName(block.Text))
                return block.Text;
        return null;
    }

    // The path may end in the article's own title or in a word for the page itself, which are no links.
    private static string? LastLink(TextBlock block)
    {
        for (var i = block.Nodes.Length - 1; i >= 0; i--)
            if (block.Nodes[i].ParentElement is { } element && (element.LocalName == "a" || element.ParentElement?.LocalName == "a") && PageHead.Clean(block.Nodes[i].Data) is { } text)
                return IsName(text) ? text : null;
        return null;
    }

    private static bool IsName(string text) => text.Length is > 1 and <= Longest && !Home().IsMatch(text);

    [GeneratedRegex(@"当前位置|您的位置|您现在的位置|所在位置|you are here|sie sind hier", RegexOptions.IgnoreCase)]
    private static partial Regex PathMark();

    [GeneratedRegex(@"[>›»→]|\s/\s")]
    private static partial Regex PathSign();

    [GeneratedRegex(@"^(?:首页|首頁|home|start|startseite|accueil|正文|文章|新闻|news)$", RegexOptions.IgnoreCase)]
    private static partial Regex Home();
}
