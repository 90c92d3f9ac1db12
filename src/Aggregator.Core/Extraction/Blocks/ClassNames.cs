namespace Aggregator.Core.Extraction.Blocks;

/// <summary>The class attributes of a page, each read once: most elements have one that others have too.</summary>
internal sealed class ClassNames
{
    private readonly List<string> _all = [""];
    private readonly List<ulong> _words = [0];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The attributes by their numbers; the first is "".</summary>
    internal IReadOnlyList<string> All => _all;

    /// <summary>The number of an attribute's value, and the word classes met in it (<see cref="ClassWords"/>).</summary>
    internal int NumberOf(ReadOnlySpan<char> value, out ulong words)
    {
        words = 0;
        if (value.IsEmpty)
            return 0;
        if (!_numbers.TryGetValue(value, out var number))
            _numbers[value] = number = Add(value);
        words = _words[number];
        return number;
    }

    private int Add(ReadOnlySpan<char> value)
    {
        _all.Add(value.ToString());
        _words.Add(ClassWords.Shipped.Find(value));
        return _all.Count - 1;
    }
}
