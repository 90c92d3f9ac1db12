using System.Text;

namespace Aggregator.Core.Extraction.Blocks;

/// <summary>Characters in lower case, by the invariant culture, without a call to the system for each.</summary>
internal static class LowerCase
{
    // Latin, Greek, Cyrillic and Armenian, where most letters with case stand.
    private static readonly char[] Common = [.. Enumerable.Range(0, 0x590).Select(c => char.ToLowerInvariant((char)c))];

    /// <summary>A character in lower case.</summary>
    internal static char Of(char c) => c < Common.Length ? Common[c] : IsPunctuation(c) || TextMeasure.IsWide(c) ? c : char.ToLowerInvariant(c);

    /// <summary>Writes a text in lower case.</summary>
    internal static void Write(ReadOnlySpan<char> text, Span<char> lower)
    {
        if (Ascii.ToLower(text, lower, out var written) == System.Buffers.OperationStatus.Done)
            return;
        for (var i = written; i < text.Length; i++)
        {
            // A character of two halves has case only as a whole.
            if (char.IsSurrogate(text[i]))
            {
                text.ToLowerInvariant(lower);
                return;
            }
            lower[i] = Of(text[i]);
        }
    }

    // Quotation marks, dashes and special spaces, which most texts have.
    private static bool IsPunctuation(char c) => c is >= '\u2000' and <= '\u206f';
}
