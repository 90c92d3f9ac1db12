using System.Net;
using System.Security.Cryptography;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>One poll of a source: fetch, parse, canonicalise, drop what is known, store the rest as entries to be fetched.</summary>
internal sealed class SourceRun(
    IDbContextFactory<AggregatorDb> databases, PoliteFetcher fetcher, SourceRequests requests, FurtherPages further, EntryDiscovery discovery,
    AddressWatch addresses, OutageWatch outages, HubWatch hubs, PollSchedule schedule, IRunJournal journal, TimeProvider clock)
{
    /// <summary>Runs. Whatever happens to the source is in the summary and on its rows.</summary>
    public async Task<SourceRunSummary> RunAsync(long sourceId, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var source = await db.Sources.FirstOrDefaultAsync(s => s.Id == sourceId && (s.State == SourceState.Active || s.State == SourceState.Resting), cancellationToken).ConfigureAwait(false);
        if (source is null)
            return new SourceRunSummary { SourceId = sourceId, Name = "" };
        if (!outages.MayPoll())
            return await PostponeAsync(db, source, cancellationToken).ConfigureAwait(false);

        var poll = new Poll { SourceId = source.Id, StartedAt = clock.GetUtcNow() };
        var lateness = poll.StartedAt - source.NextDueAt;
        var cookies = new CookieContainer();
        var fetched = await FetchAsync(source, cookies, cancellationToken).ConfigureAwait(false);
        poll.OwnOutage = await outages.ReportAsync(source, fetched, cancellationToken).ConfigureAwait(false);
        var (fault, fresh, changes, mergeInto) = poll.OwnOutage
            ? await FreezeAsync(db, source, poll, fetched, cancellationToken).ConfigureAwait(false)
            : await TakeInAsync(db, source, poll, fetched, cookies, cancellationToken).ConfigureAwait(false);
        await PollStore.SaveAsync(db, source, poll, fresh, mergeInto, cancellationToken).ConfigureAwait(false);
        changes.ForEach(journal.Changed);
        return Summary(source, poll, fetched, fault) with { Lateness = lateness };
    }

    private async Task<FetchResult> FetchAsync(Source source, CookieContainer cookies, CancellationToken cancellationToken)
    {
        var (request, fault) = requests.Compose(new Uri(source.Url), FetchPurpose.Feed, source.Url, source.ProtectedAccess, cookies);
        if (fault is not null)
            return new FetchResult { RequestedUrl = request.Url, FinalUrl = request.Url, FetchedAt = clock.GetUtcNow(), Fault = fault };
        // An index may stay as it is while the sitemaps it names change, so it is read whole each time.
        if (source.Format != SitemapParser.IndexFormat)
            request = SourceMemory.Trust(source).Apply(request, clock.GetUtcNow(), source.ExpectedSinceFull);
        return await fetcher.FetchAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the poll brought goes onto the source, the poll and into new entries.</summary>
    private async Task<(Fault? Fault, List<Entry> Fresh, List<SourceChange> Changes, Source? MergeInto)> TakeInAsync(
        AggregatorDb db, Source source, Poll poll, FetchResult fetched, CookieContainer cookies, CancellationToken cancellationToken)
    {
        var (feed, fault) = Read(source, poll, fetched);
        if (feed is { Children.Count: > 0 })
            feed = await further.WithChildrenAsync(source, feed, cookies, cancellationToken).ConfigureAwait(false);
        var (found, fresh) = feed is null ? (0, []) : await discovery.FindAsync(db, source, feed, poll, cookies, cancellationToken).ConfigureAwait(false);
        var before = source.LastPolledAt;
        ZoneWatch.Note(source, fetched, feed, fresh);
        var changes = PollRecorder.Record(source, poll, fetched, feed, fault, found, fresh.Count);
        var (moved, mergeInto) = await addresses.FollowAsync(db, source, fetched, fault, cancellationToken).ConfigureAwait(false);
        if (moved is not null)
            changes.Add(moved);
        var whilePushed = await hubs.NoteAsync(db, source, before, poll, fetched, feed, cancellationToken).ConfigureAwait(false);
        await schedule.SetNextAsync(db, source, poll, fetched, feed, whilePushed, cancellationToken).ConfigureAwait(false);
        if (moved is { Kind: SourceChangeKind.AddressReturned })
            schedule.SetDue(source, poll, "its former address works again");
        return (fault, fresh, changes, mergeInto);
    }

    /// <summary>A failure of our own network is told on the poll and nowhere else.</summary>
    private async Task<(Fault? Fault, List<Entry> Fresh, List<SourceChange> Changes, Source? MergeInto)> FreezeAsync(
        AggregatorDb db, Source source, Poll poll, FetchResult fetched, CancellationToken cancellationToken)
    {
        PollRecorder.RecordAnswer(poll, fetched, null, fetched.Fault);
        await schedule.SetNextAsync(db, source, poll, fetched, null, null, cancellationToken).ConfigureAwait(false);
        return (fetched.Fault, [], [], null);
    }

    private async Task<SourceRunSummary> PostponeAsync(AggregatorDb db, Source source, CancellationToken cancellationToken)
    {
        schedule.Postpone(source);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return new SourceRunSummary { SourceId = source.Id, Name = source.DisplayName, NextDueAt = source.NextDueAt, Postponed = true };
    }

    private static (ParsedFeed? Feed, Fault? Fault) Read(Source source, Poll poll, FetchResult fetched)
    {
        if (fetched.Fault is not null || fetched.NotModified)
            return (null, fetched.Fault);
        var hash = SHA256.HashData(fetched.Body.Span);
        // The same bytes give the same entries, all of them known; a source whose last poll failed is read again all the same.
        poll.Unchanged = source.LastFault == FaultKind.None && source.Format != SitemapParser.IndexFormat && source.ContentHash is { } last && last.AsSpan().SequenceEqual(hash);
        source.ContentHash = hash;
        if (poll.Unchanged)
            return (null, null);
        var parsed = SourceDocument.Parse(source, fetched);
        return (parsed.Feed, SourceDocument.LostDomain(source, fetched, parsed.Fault) ?? parsed.Fault);
    }

    private static SourceRunSummary Summary(Source source, Poll poll, FetchResult fetched, Fault? fault) => new()
    {
        SourceId = source.Id,
        Name = source.DisplayName,
        PollId = poll.Id,
        Fault = fault,
        Unchanged = poll.Unchanged,
        Seen = poll.EntriesSeen,
        New = poll.EntriesNew,
        Elapsed = fetched.Elapsed,
        NextDueAt = poll.NextDueAt,
    };
}
