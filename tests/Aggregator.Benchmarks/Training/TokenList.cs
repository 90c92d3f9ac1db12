using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary>Collects tokens as numbers; the same token has the same number on every page.</summary>
internal readonly struct TokenList(Dictionary<string, int> numbers, List<int> list) : ITokenSink
{
    public void Add(ulong key, ReadOnlySpan<char> left, char mark, ReadOnlySpan<char> word)
    {
        var token = mark == '\0' ? word.ToString() : $"{left}{mark}{word}";
        if (!numbers.TryGetValue(token, out var number))
            numbers[token] = number = numbers.Count;
        list.Add(number);
    }
}
