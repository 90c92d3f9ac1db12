using System.Globalization;
using System.Numerics;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>What learnt tokens say for (above 0) or against (below 0) the body, in log odds: a linear model, one token a line.</summary>
internal sealed class TokenOdds
{
    private const int MaybeBits = 17;

    // Open addressing in a table at most half full; key 0 is an empty place.
    private readonly (ulong Key, float First, float Second)[] _places;

    // A bit for every token that there may be: most tokens of a page are not learnt, and this fits the nearest cache where the table does not.
    private readonly ulong[] _maybe = new ulong[1 << (MaybeBits - 6)];

    private TokenOdds(int tokens) => _places = new (ulong, float, float)[BitOperations.RoundUpToPowerOf2((uint)tokens * 2 + 4)];

    /// <summary>Reads lines of a token, a tab and its odds; a token of the second list has odds of another kind.</summary>
    internal static TokenOdds Read(IEnumerable<string> first, IEnumerable<string> second)
    {
        List<string> firsts = [.. first], seconds = [.. second];
        var odds = new TokenOdds(firsts.Count + seconds.Count);
        foreach (var line in firsts)
            odds.PlaceOf(line, out var value).First = value;
        foreach (var line in seconds)
            odds.PlaceOf(line, out var value).Second = value;
        return odds;
    }

    /// <summary>A sink that sums the odds of the tokens that it is given.</summary>
    internal Sum NewSum() => new(_places, _maybe);

    /// <summary>The odds of the tokens of a class attribute that are learnt, in order.</summary>
    internal (float First, float Second)[] Known(string className)
    {
        var found = new Found(this);
        ClassTokens.Read(className, ref found);
        return [.. found.Odds];
    }

    private ref (ulong Key, float First, float Second) PlaceOf(string line, out float value)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        value = float.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture);
        var key = TokenKey.OfToken(line.AsSpan(0, tab));
        var at = Find(_places, key);
        _places[at].Key = key;
        _maybe[MaybeAt(key) >> 6] |= 1UL << MaybeAt(key);
        return ref _places[at];
    }

    private static int MaybeAt(ulong key) => (int)(key >> (64 - MaybeBits));

    private static int Find((ulong Key, float First, float Second)[] places, ulong key)
    {
        var mask = places.Length - 1;
        var at = (int)(key ^ (key >> 32)) & mask;
        while (places[at].Key != key && places[at].Key != 0)
            at = (at + 1) & mask;
        return at;
    }

    internal struct Sum((ulong Key, float First, float Second)[] places, ulong[] maybe) : ITokenSink
    {
        /// <summary>The sum of the odds of the first kind so far.</summary>
        internal float First { get; private set; }

        /// <summary>The sum of the odds of the second kind so far.</summary>
        internal float Second { get; private set; }

        public void Add(ulong key, ReadOnlySpan<char> left, char mark, ReadOnlySpan<char> word)
        {
            var at = MaybeAt(key);
            if ((maybe[at >> 6] >> at & 1) == 0)
                return;
            ref readonly var place = ref places[Find(places, key)];
            First += place.First;
            Second += place.Second;
        }

        /// <summary>Adds odds that were looked up before.</summary>
        internal void Add((float First, float Second)[] odds)
        {
            foreach (var (first, second) in odds)
            {
                First += first;
                Second += second;
            }
        }
    }

    private readonly struct Found(TokenOdds odds) : ITokenSink
    {
        internal List<(float First, float Second)> Odds { get; } = [];

        public void Add(ulong key, ReadOnlySpan<char> left, char mark, ReadOnlySpan<char> word)
        {
            var at = MaybeAt(key);
            if ((odds._maybe[at >> 6] >> at & 1) == 0)
                return;
            ref readonly var place = ref odds._places[Find(odds._places, key)];
            if (place.Key == key)
                Odds.Add((place.First, place.Second));
        }
    }
}
