using System.Numerics;
using System.Runtime.InteropServices;

namespace Aggregator.Core.Extraction.Blocks;

/// <summary>The class attributes of a page, each read once: most elements have one that others have too.</summary>
internal sealed class ClassNames
{
    private readonly List<string> _all = [""];
    private readonly List<ulong> _words = [0];

    // Numbers by hash, open addressing, at most half full; 0 is an empty place.
    private int[] _places = new int[256];
    private uint[] _hashes = new uint[256];

    /// <summary>The attributes by their numbers; the first is "".</summary>
    internal IReadOnlyList<string> All => _all;

    /// <summary>The number of an attribute's value, and the word classes met in it (<see cref="ClassWords"/>).</summary>
    internal int NumberOf(ReadOnlySpan<char> value, out ulong words)
    {
        words = 0;
        if (value.IsEmpty)
            return 0;
        var hash = Hash(value);
        var at = PlaceOf(hash, value);
        var number = _places[at];
        if (number == 0)
            number = Add(at, hash, value);
        words = _words[number];
        return number;
    }

    private int Add(int at, uint hash, ReadOnlySpan<char> value)
    {
        var number = _all.Count;
        (_places[at], _hashes[at]) = (number, hash);
        _all.Add(value.ToString());
        _words.Add(ClassWords.Shipped.Find(value));
        if (_all.Count * 2 > _places.Length)
            Grow();
        return number;
    }

    private int PlaceOf(uint hash, ReadOnlySpan<char> value)
    {
        var mask = _places.Length - 1;
        var at = (int)hash & mask;
        while (_places[at] != 0 && (_hashes[at] != hash || !value.SequenceEqual(_all[_places[at]])))
            at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        int[] places = _places;
        uint[] hashes = _hashes;
        (_places, _hashes) = (new int[places.Length * 2], new uint[places.Length * 2]);
        for (var i = 0; i < places.Length; i++)
            if (places[i] != 0)
            {
                var at = (int)hashes[i] & (_places.Length - 1);
                while (_places[at] != 0)
                    at = (at + 1) & (_places.Length - 1);
                (_places[at], _hashes[at]) = (places[i], hashes[i]);
            }
    }

    // Four characters at a time. The start differs by page, so that none can be made of names that all fall into one place.
    private uint Hash(ReadOnlySpan<char> value)
    {
        var hash = _seed ^ (uint)value.Length;
        foreach (var four in MemoryMarshal.Cast<char, ulong>(value))
            hash = Mix(hash, four);
        foreach (var c in value[(value.Length & ~3)..])
            hash = Mix(hash, c);
        return (uint)(hash ^ (hash >> 32));
    }

    private static ulong Mix(ulong hash, ulong value) => BitOperations.RotateLeft(hash ^ value, 29) * 0x9E3779B97F4A7C15;

    private readonly ulong _seed = (ulong)Random.Shared.NextInt64();
}
