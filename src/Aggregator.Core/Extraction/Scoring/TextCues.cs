using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Cues in short blocks, read from <c>text-cues.txt</c>.</summary>
internal sealed class TextCues
{
    /// <summary>Longer blocks are prose: most cues in them mean nothing.</summary>
    private const int MaxLength = 180;

    /// <summary>Blocks up to this length may begin with one of the other cues.</summary>
    private const int MostLength = 500;

    private const int TripleBits = 14;
    private const int PairBits = 13;
    private const int SingleBits = 12;

    // Phrases by the three characters that they begin with; shorter ones by their two or their one.
    private readonly CuePhrase[]?[] _byTriple;
    private readonly CuePhrase[]?[] _byPair;
    private readonly CuePhrase[]?[] _bySingle;

    // A bit for every such place that has any: most places of a text begin no phrase.
    private readonly ulong[] _triples = new ulong[1 << (TripleBits - 6)];
    private readonly ulong[] _pairs = new ulong[1 << (PairBits - 6)];
    private readonly ulong[] _singles = new ulong[1 << (SingleBits - 6)];

    // The cues that longer blocks may begin with; they stand last.
    private readonly uint _ofLonger;

    private TextCues(List<string[]> lines)
    {
        Names = [.. lines.Select(line => line[0].TrimEnd('+'))];
        ShortOnly = lines.Count(line => !line[0].EndsWith('+'));
        _ofLonger = ~0u << ShortOnly;
        var phrases = lines.SelectMany((line, i) => line[1].TrimStart().Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(phrase => new CuePhrase(phrase.TrimStart('^').ToLowerInvariant(), 1u << i, phrase[0] == '^')));
        var byLength = phrases.ToLookup(phrase => Math.Min(3, phrase.Text.Length));
        _byTriple = Place(byLength[3], text => TripleOf(text[0], text[1], text[2]), _triples);
        _byPair = Place(byLength[2], text => PairOf(text[0], text[1]), _pairs);
        _bySingle = Place(byLength[1], text => SingleOf(text[0]), _singles);
    }

    internal static TextCues Shipped { get; } = new([.. EmbeddedText.Lines("text-cues.txt").Select(line => line.Split(':', 2))]);

    /// <summary>The names of the cues; the position of a name is its bit.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>How many cues, the first ones, are looked for in short blocks alone.</summary>
    internal int ShortOnly { get; }

    /// <summary>The cues of a set that are looked for in short blocks alone.</summary>
    internal uint OfShort(uint cues) => cues & ~_ofLonger;

    /// <summary>The cues in a block's text.</summary>
    internal uint Find(string text)
    {
        if (text.Length > MostLength)
            return 0;
        Span<char> buffer = stackalloc char[MaxLength + 2];
        var length = Math.Min(text.Length, MaxLength);
        LowerCase.Write(text.AsSpan(0, length), buffer);
        var lower = buffer[..length];
        buffer[length] = buffer[length + 1] = '\0';
        var first = 0;
        while (first < length && !char.IsLetterOrDigit(buffer[first]))
            first++;
        uint bits = 0;
        for (var i = 0; i < lower.Length; i++)
        {
            var triple = TripleOf(buffer[i], buffer[i + 1], buffer[i + 2]);
            if (Has(_triples, triple))
                bits |= At(_byTriple[triple]!, lower[i..], bits, i <= first);
            var pair = PairOf(buffer[i], buffer[i + 1]);
            if (Has(_pairs, pair))
                bits |= At(_byPair[pair]!, lower[i..], bits, i <= first);
            if (Has(_singles, SingleOf(buffer[i])))
                bits |= At(_bySingle[SingleOf(buffer[i])]!, lower[i..], bits, i <= first);
        }
        return text.Length > MaxLength ? bits & _ofLonger : bits;
    }

    private static uint At(CuePhrase[] phrases, ReadOnlySpan<char> lower, uint bits, bool first)
    {
        foreach (var phrase in phrases)
            if ((bits & phrase.Bit) == 0 && (first || !phrase.First) && lower.StartsWith(phrase.Text, StringComparison.Ordinal))
                bits |= phrase.Bit;
        return bits;
    }

    private static CuePhrase[]?[] Place(IEnumerable<CuePhrase> phrases, Func<string, int> placeOf, ulong[] bits)
    {
        var places = new CuePhrase[bits.Length * 64][];
        foreach (var group in phrases.GroupBy(phrase => placeOf(phrase.Text)))
        {
            places[group.Key] = [.. group];
            bits[group.Key >> 6] |= 1UL << group.Key;
        }
        return places;
    }

    private static bool Has(ulong[] bits, int at) => (bits[at >> 6] >> at & 1) != 0;

    private static int SingleOf(char c) => c & ((1 << SingleBits) - 1);

    private static int TripleOf(char left, char middle, char right) => ((left * 97 + middle) * 89 + right) & ((1 << TripleBits) - 1);

    private static int PairOf(char left, char right) => (left * 97 + right) & ((1 << PairBits) - 1);
}
