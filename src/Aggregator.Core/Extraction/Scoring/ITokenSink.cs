namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Receives tokens as they are read: a sum of weights in the product, a list in training.</summary>
internal interface ITokenSink
{
    /// <summary>Takes a token; spans hold only during the call.</summary>
    /// <param name="key">Its key (<see cref="TokenKey"/>).</param>
    /// <param name="left">The word before, for a pair; else empty.</param>
    /// <param name="mark">A space between a pair, the mark before a word that has one; else <c>\0</c>.</param>
    /// <param name="word">The word.</param>
    void Add(ulong key, ReadOnlySpan<char> left, char mark, ReadOnlySpan<char> word);
}
