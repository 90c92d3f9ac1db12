using Aggregator.Core.Storage;

namespace Aggregator.Worker.Dashboard.Sources;

/// <summary>All that the page of a source shows.</summary>
/// <param name="Source">The source.</param>
/// <param name="Row">The same as a row of a list.</param>
/// <param name="Polls">Latest polls, newest first.</param>
/// <param name="Entries">Latest entries, newest first.</param>
/// <param name="Articles">Articles that it brought.</param>
/// <param name="Hub">Its subscription to a hub; null when its feed names none.</param>
/// <param name="Merged">Sources that became one with it.</param>
public sealed record SourceDetail(
    Source Source, SourceRow Row, IReadOnlyList<Poll> Polls, IReadOnlyList<EntryRow> Entries, int Articles, HubSubscription? Hub, IReadOnlyList<Source> Merged);
