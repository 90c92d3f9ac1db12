using System.Runtime.InteropServices;

namespace Aggregator.Core.Stories;

/// <summary>Terms of the texts in the window: how many carry each, and which. What leaves makes room at once, so the size follows the window.</summary>
internal sealed class WindowTerms
{
    private readonly Dictionary<long, int> _numbers = [];
    private readonly Stack<int> _free = new();
    private readonly List<Carriers> _carriers = [];
    private double[] _among = [];

    /// <summary>The texts that carry a term. Most terms have one carrier, which needs no array.</summary>
    private struct Carriers
    {
        public long Hash;
        public int Count;
        public int Only;
        public int[]? Slots;
    }

    /// <summary>Texts that carry terms.</summary>
    public int Texts { get; private set; }

    /// <summary>Different terms that some text carries.</summary>
    public int Distinct => _numbers.Count;

    /// <summary>Adds a text under a slot; gives its terms as numbers, ascending, and their weights within the text.</summary>
    public (int[] Numbers, float[] Weights) Add(int slot, IEnumerable<KeyValuePair<long, float>> terms)
    {
        var pairs = terms.Select(x => (Number: Number(x.Key), Weight: x.Value)).OrderBy(x => x.Number).ToArray();
        foreach (var (number, _) in pairs) Enter(ref CollectionsMarshal.AsSpan(_carriers)[number], slot);
        Texts++;
        return ([.. pairs.Select(x => x.Number)], [.. pairs.Select(x => x.Weight)]);
    }

    /// <summary>Takes a text out; its slot can be used again.</summary>
    public void Remove(int slot, int[] numbers)
    {
        foreach (var number in numbers)
        {
            ref var carriers = ref CollectionsMarshal.AsSpan(_carriers)[number];
            Leave(ref carriers, slot);
            if (carriers.Count > 0) continue;
            _numbers.Remove(carriers.Hash);
            carriers = default;
            _free.Push(number);
        }
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
            vector[i] = weights[i] * _among[Frequency(numbers[i])];
            squares += vector[i] * vector[i];
        }
        var length = squares > 0 ? Math.Sqrt(squares) : 1;
        for (var i = 0; i < vector.Length; i++) vector[i] /= length;
        return vector;
    }

    /// <summary>Texts that carry a term.</summary>
    public int Frequency(int number) => _carriers[number].Count;

    /// <summary>The hash of a term.</summary>
    public long Hash(int number) => _carriers[number].Hash;

    /// <summary>Adds a number to the score of every slot that carries a term, and notes slots that had none.</summary>
    public void Score(int number, double amount, double[] scores, List<int> touched)
    {
        ref var carriers = ref CollectionsMarshal.AsSpan(_carriers)[number];
        foreach (var slot in carriers.Slots is { } slots ? slots.AsSpan(0, carriers.Count) : new ReadOnlySpan<int>(ref carriers.Only))
        {
            if (scores[slot] == 0) touched.Add(slot);
            scores[slot] += amount;
        }
    }

    private static void Enter(ref Carriers carriers, int slot)
    {
        if (carriers.Count == 0) carriers.Only = slot;
        else if (carriers.Slots is null) carriers.Slots = [carriers.Only, slot];
        else
        {
            if (carriers.Slots.Length == carriers.Count) Array.Resize(ref carriers.Slots, carriers.Count + Math.Max(2, carriers.Count / 2));
            carriers.Slots[carriers.Count] = slot;
        }
        carriers.Count++;
    }

    private static void Leave(ref Carriers carriers, int slot)
    {
        carriers.Count--;
        if (carriers.Slots is not { } slots || carriers.Count == 0) return;
        var place = slots.AsSpan(0, carriers.Count + 1).IndexOf(slot);
        slots[place] = slots[carriers.Count];
        if (carriers.Count > 1) return;
        (carriers.Only, carriers.Slots) = (slots[0], null);
    }

    private int Number(long term)
    {
        if (_numbers.TryGetValue(term, out var number)) return number;
        if (!_free.TryPop(out number))
        {
            number = _carriers.Count;
            _carriers.Add(default);
        }
        CollectionsMarshal.AsSpan(_carriers)[number].Hash = term;
        _numbers.Add(term, number);
        return number;
    }
}
