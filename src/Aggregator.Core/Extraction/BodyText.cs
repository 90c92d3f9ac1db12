using System.Text;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction;

/// <summary>Writes chosen blocks as text: one block a line, blocks parted by an empty line.</summary>
internal static class BodyText
{
    internal static string Write(IReadOnlyList<TextBlock> chosen)
    {
        var text = new StringBuilder();
        foreach (var block in chosen)
        {
            if (text.Length > 0)
                text.Append("\n\n");
            text.Append(block.Text);
        }
        return text.ToString();
    }
}
