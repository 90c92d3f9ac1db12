using System.Globalization;
using System.Numerics;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>What learnt tokens say for (above 0) or against (below 0) the body, in log odds: a linear model, one token a line.</summary>
internal sealed class TokenOdds
{
    // Open addressing in a table at most a quarter full; key 0 is an empty place.
    private readonly (ulong Key, float First, float Second)[] _places;

    private TokenOdds(int tokens) => _places = new (ulong, float, float)[BitOperations.RoundUpToPowerOf2((uint)tokens * 4 + 4)];

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
    internal Sum NewSum() => new(_places);

    private ref (ulong Key, float First, float Second) PlaceOf(string line, out float value)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        value = float.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture);
        var key = TokenKey.OfToken(line.AsSpan(0, tab));
        var at = Find(_places, key);
        _places[at].Key = key;
        return ref _places[at];
    }

    private static int Find((ulong Key, float First, float Second)[] places, ulong key)
    {
        var mask = places.Length - 1;
        var at = (int)(key ^ (key >> 32)) & mask;
        while (places[at].Key != key && places[at].Key != 0)
            at = (at + 1) & mask;
        return at;
    }

    internal struct Sum((ulong Key, float First, float Second)[] places) : ITokenSink
    {
        /// <summary>The sum of the odds of the first kind so far.</summary>
        internal float First { get; private set; }

        /// <summary>The sum of the odds of the second kind so far.</summary>
        internal float Second { get; private set; }

        public void Add(ulong key, ReadOnlySpan<char> left, char mark, ReadOnlySpan<char> word)
        {
            ref readonly var place = ref places[Find(places, key)];
            First += place.First;
            Second += place.Second;
        }
    }
}
