using System.Globalization;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Sources;

/// <summary>What an operator should know about a source besides its figures, in sentences.</summary>
internal static class SourceNotes
{
    /// <summary>The sentences, most important first; empty when there is nothing to tell.</summary>
    /// <param name="source">The source.</param>
    /// <param name="merged">The sources that became one with it.</param>
    public static IEnumerable<string> Of(Source source, IReadOnlyList<Source> merged)
    {
        if (source.State == SourceState.Resting)
            yield return "Its server says that it is gone for good (410), so it is looked at once a week, in case it comes back.";
        if (source.MovedToUrl is { } target)
            yield return $"Its address has redirected permanently to {target} in {Polls(source.MovedCount)} so far; it is taken over after three polls over a day.";
        if (source is { PreviousUrl: { } former, TakenOverAt: { } at })
            yield return $"It was at {former} until {Day(at)}, when that address had redirected here for a day. 'sources restore-address {source.Id}' goes back.";
        if (source.RejectedUrl is { } rejected)
            yield return $"A redirect to {rejected} is not taken over: the source was there and went back.";
        foreach (var other in merged)
            yield return $"Source {other.Id} ({other.Url}) became one with it, because both came to one address. 'sources restore-address {other.Id}' parts them.";
        if (source.DistrustedUntil is { } until)
            yield return $"Its server changed the feed without changing ETag or Last-Modified, so it is fetched whole until {Day(until)}.";
    }

    private static string Polls(int count) => count == 1 ? "one poll" : string.Create(CultureInfo.InvariantCulture, $"{count} polls");

    private static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
