using System.Buffers;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Cues in short blocks, read from <c>text-cues.txt</c>.</summary>
internal sealed class TextCues
{
    /// <summary>Longer blocks are prose: cues in them mean nothing.</summary>
    private const int MaxLength = 180;

    private readonly SearchValues<string>[] _phrases;

    private TextCues(IReadOnlyList<string> names, SearchValues<string>[] phrases) => (Names, _phrases) = (names, phrases);

    internal static TextCues Shipped { get; } = Load();

    /// <summary>The names of the cues; the position of a name is its bit.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>The cues in a block's text.</summary>
    internal uint Find(string text)
    {
        if (text.Length > MaxLength)
            return 0;
        uint bits = 0;
        for (var i = 0; i < _phrases.Length; i++)
            if (text.AsSpan().ContainsAny(_phrases[i]))
                bits |= 1u << i;
        return bits;
    }

    private static TextCues Load()
    {
        var lines = EmbeddedText.Lines("text-cues.txt").Select(line => line.Split(':', 2)).ToList();
        return new TextCues([.. lines.Select(line => line[0])],
            [.. lines.Select(line => SearchValues.Create(line[1].TrimStart().Split('|', StringSplitOptions.RemoveEmptyEntries), StringComparison.OrdinalIgnoreCase))]);
    }
}
