namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Cues in short blocks, read from <c>text-cues.txt</c>.</summary>
internal sealed class TextCues
{
    /// <summary>Longer blocks are prose: cues in them mean nothing.</summary>
    private const int MaxLength = 180;

    private readonly (string Phrase, uint Bit)[]?[] _byFirst = new (string, uint)[char.MaxValue + 1][];

    private TextCues(List<string[]> lines)
    {
        Names = [.. lines.Select(line => line[0])];
        var phrases = lines.SelectMany((line, i) => line[1].TrimStart().Split('|', StringSplitOptions.RemoveEmptyEntries).Select(phrase => (Phrase: phrase.ToLowerInvariant(), Bit: 1u << i)));
        foreach (var group in phrases.GroupBy(pair => pair.Phrase[0]))
            _byFirst[group.Key] = [.. group];
    }

    internal static TextCues Shipped { get; } = new([.. EmbeddedText.Lines("text-cues.txt").Select(line => line.Split(':', 2))]);

    /// <summary>The names of the cues; the position of a name is its bit.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>The cues in a block's text.</summary>
    internal uint Find(string text)
    {
        if (text.Length > MaxLength)
            return 0;
        Span<char> buffer = stackalloc char[MaxLength];
        var lower = buffer[..text.AsSpan().ToLowerInvariant(buffer)];
        uint bits = 0;
        for (var i = 0; i < lower.Length; i++)
            if (_byFirst[lower[i]] is { } phrases)
                foreach (var (phrase, bit) in phrases)
                    if ((bits & bit) == 0 && lower.Length - i >= phrase.Length && lower[i + phrase.Length - 1] == phrase[^1] && lower.Slice(i, phrase.Length).SequenceEqual(phrase))
                        bits |= bit;
        return bits;
    }
}
