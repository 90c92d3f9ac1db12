using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Cues in short blocks, read from <c>text-cues.txt</c>.</summary>
internal sealed class TextCues
{
    /// <summary>Longer blocks are prose: cues in them mean nothing.</summary>
    private const int MaxLength = 180;

    private const int PairBits = 13;
    private const int SingleBits = 12;

    // Phrases by the pair of characters that they begin with; those of one character by that.
    private readonly (string Phrase, uint Bit)[]?[] _byPair;
    private readonly (string Phrase, uint Bit)[]?[] _bySingle;

    // A bit for every such place that has any: most places of a text begin no phrase.
    private readonly ulong[] _pairs = new ulong[1 << (PairBits - 6)];
    private readonly ulong[] _singles = new ulong[1 << (SingleBits - 6)];

    private TextCues(List<string[]> lines)
    {
        Names = [.. lines.Select(line => line[0])];
        var phrases = lines.SelectMany((line, i) => line[1].TrimStart().Split('|', StringSplitOptions.RemoveEmptyEntries).Select(phrase => (Phrase: phrase.ToLowerInvariant(), Bit: 1u << i)));
        var byLength = phrases.ToLookup(pair => pair.Phrase.Length > 1);
        _byPair = Place(byLength[true], phrase => PairOf(phrase[0], phrase[1]), _pairs);
        _bySingle = Place(byLength[false], phrase => SingleOf(phrase[0]), _singles);
    }

    internal static TextCues Shipped { get; } = new([.. EmbeddedText.Lines("text-cues.txt").Select(line => line.Split(':', 2))]);

    /// <summary>The names of the cues; the position of a name is its bit.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>The cues in a block's text.</summary>
    internal uint Find(string text)
    {
        if (text.Length > MaxLength)
            return 0;
        Span<char> buffer = stackalloc char[MaxLength + 1];
        LowerCase.Write(text, buffer);
        var lower = buffer[..text.Length];
        buffer[text.Length] = '\0';
        uint bits = 0;
        for (var i = 0; i < lower.Length; i++)
        {
            var pair = PairOf(buffer[i], buffer[i + 1]);
            if (Has(_pairs, pair))
                bits |= At(_byPair[pair]!, lower[i..], bits);
            if (Has(_singles, SingleOf(buffer[i])))
                bits |= At(_bySingle[SingleOf(buffer[i])]!, lower[i..], bits);
        }
        return bits;
    }

    private static uint At((string Phrase, uint Bit)[] phrases, ReadOnlySpan<char> lower, uint bits)
    {
        foreach (var (phrase, bit) in phrases)
            if ((bits & bit) == 0 && lower.StartsWith(phrase, StringComparison.Ordinal))
                bits |= bit;
        return bits;
    }

    private static (string Phrase, uint Bit)[]?[] Place(IEnumerable<(string Phrase, uint Bit)> phrases, Func<string, int> placeOf, ulong[] bits)
    {
        var places = new (string, uint)[bits.Length * 64][];
        foreach (var group in phrases.GroupBy(pair => placeOf(pair.Phrase)))
        {
            places[group.Key] = [.. group];
            bits[group.Key >> 6] |= 1UL << group.Key;
        }
        return places;
    }

    private static bool Has(ulong[] bits, int at) => (bits[at >> 6] >> at & 1) != 0;

    private static int SingleOf(char c) => c & ((1 << SingleBits) - 1);

    private static int PairOf(char left, char right) => (left * 97 + right) & ((1 << PairBits) - 1);
}
