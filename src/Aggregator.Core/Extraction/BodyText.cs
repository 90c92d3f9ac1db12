using System.Text;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction;

/// <summary>Writes chosen blocks as text: one block a line, blocks parted by an empty line; the rows of a table follow one another, their cells parted by tabs.</summary>
internal static class BodyText
{
    internal static string Write(IReadOnlyList<TextBlock> chosen)
    {
        var text = new StringBuilder();
        for (var i = 0; i < chosen.Count; i++)
            text.Append(i == 0 ? "" : Break(chosen[i - 1], chosen[i])).Append(chosen[i].Text);
        return text.ToString();
    }

    /// <summary>The beginning of a line, enough to know it by.</summary>
    internal static string Beginning(string line) => line.Length > 60 ? line[..60] + "…" : line;

    private static string Break(TextBlock before, TextBlock block) =>
        !IsCell(before) || !IsCell(block) ? "\n\n" : before.Container.Parent == block.Container.Parent ? "\t" : Table(before) == Table(block) ? "\n" : "\n\n";

    // A cell of more than one line is a column of the page, or holds paragraphs.
    private static bool IsCell(TextBlock block) => block.Container is { Kind: ElementKind.Cell, BlockCount: 1, Parent.Kind: ElementKind.Row };

    private static PageElement? Table(TextBlock cell)
    {
        var element = cell.Container.Parent;
        while (element is not null && element.Node.LocalName != "table")
            element = element.Parent;
        return element;
    }
}
