using System.Text;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction;

/// <summary>
/// Writes chosen blocks as text: one block a line, blocks parted by an empty line, in the composed form that the web is to be written in
/// (Unicode NFC; W3C Character Model for the World Wide Web).
/// </summary>
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
        return text.ToString().Normalize();
    }
}
