namespace Aggregator.Core.Stories;

/// <summary>Terms of the texts in the window: how many carry each, and which. Texts that left stay linked until the table is built anew.</summary>
internal sealed class WindowTerms
{
    private const int End = -1;

    private readonly Dictionary<long, int> _numbers = [];
    private readonly List<long> _hashes = [];
    private readonly List<int> _frequency = [];
    private readonly List<int> _heads = [];
    private readonly List<(int Slot, int Next)> _chain = [];
    private double[] _among = [];

    /// <summary>Texts that carry terms.</summary>
    public int Texts { get; private set; }

    /// <summary>Different terms that some text carries.</summary>
    public int Distinct { get; private set; }

    /// <summary>Different terms the table holds, those included that no text carries any more.</summary>
    public int Size => _hashes.Count;

    /// <summary>Adds a text under a slot; gives its terms as numbers, ascending, and their weights within the text.</summary>
    public (int[] Numbers, float[] Weights) Add(int slot, IEnumerable<KeyValuePair<long, float>> terms)
    {
        var pairs = terms.Select(x => (Number: Number(x.Key), Weight: x.Value)).OrderBy(x => x.Number).ToArray();
        foreach (var (number, _) in pairs)
        {
            if (_frequency[number]++ == 0) Distinct++;
            _chain.Add((slot, _heads[number]));
            _heads[number] = _chain.Count - 1;
        }
        Texts++;
        return ([.. pairs.Select(x => x.Number)], [.. pairs.Select(x => x.Weight)]);
    }

    /// <summary>Takes a text out; its slot must not be used again before the table is built anew.</summary>
    public void Remove(int[] numbers)
    {
        foreach (var number in numbers)
            if (--_frequency[number] == 0) Distinct--;
        Texts--;
    }

    /// <summary>The unit vector of a text as its terms weigh now.</summary>
    public double[] Vector(int[] numbers, float[] weights)
    {
        // Powers are slow, and the same for all terms of one frequency.
        if (_among.Length != Texts + 1) _among = [0, .. Enumerable.Range(1, Texts).Select(x => TermWeight.Among(x, Texts))];
        var vector = new double[numbers.Length];
        var squares = 0d;
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = weights[i] * _among[_frequency[numbers[i]]];
            squares += vector[i] * vector[i];
        }
        var length = squares > 0 ? Math.Sqrt(squares) : 1;
        for (var i = 0; i < vector.Length; i++) vector[i] /= length;
        return vector;
    }

    /// <summary>Texts that carry a term.</summary>
    public int Frequency(int number) => _frequency[number];

    /// <summary>The hash of a term.</summary>
    public long Hash(int number) => _hashes[number];

    /// <summary>Adds a number to the score of every slot that carries a term, and notes slots that had none.</summary>
    public void Score(int number, double amount, double[] scores, List<int> touched)
    {
        for (var at = _heads[number]; at != End; at = _chain[at].Next)
        {
            var slot = _chain[at].Slot;
            if (scores[slot] == 0) touched.Add(slot);
            scores[slot] += amount;
        }
    }

    private int Number(long term)
    {
        if (_numbers.TryGetValue(term, out var number)) return number;
        _numbers.Add(term, number = _hashes.Count);
        _hashes.Add(term);
        _frequency.Add(0);
        _heads.Add(End);
        return number;
    }
}
