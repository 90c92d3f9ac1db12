using System.Security.Cryptography;
using Aggregator.Core.Canonicalising;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>One poll of a source: fetch, parse, canonicalise, drop what is known, store the rest as entries to be fetched.</summary>
internal sealed class SourceRun(IDbContextFactory<AggregatorDb> databases, PoliteFetcher fetcher, FurtherPages further, HubWatch hubs, PollSchedule schedule, TimeProvider clock)
{
    private const int ForceFullAfter = 20;
    private const int LookUpAtOnce = 200;
    private const int NextPagesAtMost = 3;

    /// <summary>Runs. Whatever happens to the source is in the summary and on its rows.</summary>
    public async Task<SourceRunSummary> RunAsync(long sourceId, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var source = await db.Sources.FirstOrDefaultAsync(s => s.Id == sourceId && (s.State == SourceState.Active || s.State == SourceState.Resting), cancellationToken).ConfigureAwait(false);
        if (source is null)
            return new SourceRunSummary { SourceId = sourceId, Name = "" };

        var poll = new Poll { SourceId = source.Id, StartedAt = clock.GetUtcNow() };
        var lateness = poll.StartedAt - source.NextDueAt;
        var fetched = await fetcher.FetchAsync(Request(source), cancellationToken).ConfigureAwait(false);
        var (feed, fault) = Read(source, poll, fetched);
        if (feed is { Children.Count: > 0 })
            feed = await further.WithChildrenAsync(source, feed, cancellationToken).ConfigureAwait(false);
        var found = feed is null ? [] : Canonical(source, feed, poll);
        var fresh = await DropKnownAsync(db, found, cancellationToken).ConfigureAwait(false);
        if (source.LastSuccessAt is not null && feed is { NextPage: not null } && fresh.Count == found.Count)
            fresh = await CatchUpAsync(db, source, feed, poll, fresh, cancellationToken).ConfigureAwait(false);
        var before = source.LastPolledAt;
        ZoneWatch.Note(source, fetched, feed, fresh);
        PollRecorder.Record(source, poll, fetched, feed, fault, found.Count, fresh.Count);
        var whilePushed = await hubs.NoteAsync(db, source, before, poll, fetched, feed, cancellationToken).ConfigureAwait(false);
        await schedule.SetNextAsync(db, source, poll, fetched, feed, whilePushed, cancellationToken).ConfigureAwait(false);
        await SaveAsync(db, poll, fresh, cancellationToken).ConfigureAwait(false);
        return Summary(source, poll, fetched, fault) with { Lateness = lateness };
    }

    private static FetchRequest Request(Source source)
    {
        var conditional = source.ConditionalStreak < ForceFullAfter;
        return new FetchRequest(new Uri(source.Url), FetchPurpose.Feed)
        {
            ETag = conditional ? source.ETag : null,
            LastModified = conditional ? source.LastModified : null,
        };
    }

    private static (ParsedFeed? Feed, Fault? Fault) Read(Source source, Poll poll, FetchResult fetched)
    {
        if (fetched.Fault is not null || fetched.NotModified)
            return (null, fetched.Fault);
        var hash = SHA256.HashData(fetched.Body.Span);
        // The same bytes give the same entries, all of them known; a source whose last poll failed is read again all the same.
        poll.Unchanged = source.LastFault == FaultKind.None && source.ContentHash is { } last && last.AsSpan().SequenceEqual(hash);
        source.ContentHash = hash;
        if (poll.Unchanged)
            return (null, null);
        var parsed = SourceDocument.Parse(source, fetched);
        return (parsed.Feed, parsed.Fault);
    }

    private List<Entry> Canonical(Source source, ParsedFeed feed, Poll poll)
    {
        var found = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var entry in feed.Entries)
        {
            if (entry.Link is { } link && UrlCanonicaliser.Canonicalise(link) is { } canonical && Uri.TryCreate(link.Trim(), UriKind.Absolute, out var url) && url.AbsoluteUri.Length <= 2000)
                found.TryAdd(canonical, EntryComposer.Compose(source.Id, entry, url, UrlHash.Of(canonical), clock.GetUtcNow()));
            else
                poll.EntriesRejected++;
        }

        return [.. found.Values.DistinctBy(entry => Convert.ToHexString(entry.UrlHash))];
    }

    /// <summary>When nothing known is left in the feed, entries have rolled off since the last poll: they are looked for on its next pages.</summary>
    private async Task<List<Entry>> CatchUpAsync(AggregatorDb db, Source source, ParsedFeed feed, Poll poll, List<Entry> fresh, CancellationToken cancellationToken)
    {
        var all = fresh.ToDictionary(entry => Convert.ToHexString(entry.UrlHash));
        for (var pages = 0; pages < NextPagesAtMost && feed.NextPage is { } next; pages++)
        {
            if (await further.ReadAsync(source, next, cancellationToken).ConfigureAwait(false) is not { } page)
                break;
            feed = page;
            var found = Canonical(source, page, poll);
            var more = await DropKnownAsync(db, found, cancellationToken).ConfigureAwait(false);
            foreach (var entry in more)
                all.TryAdd(Convert.ToHexString(entry.UrlHash), entry);
            if (more.Count < found.Count)
                break;
        }

        return [.. all.Values];
    }

    private static async Task<List<Entry>> DropKnownAsync(AggregatorDb db, List<Entry> found, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batch in found.Chunk(LookUpAtOnce))
        {
            var hashes = batch.Select(entry => entry.UrlHash).ToArray();
            foreach (var hash in await db.Entries.Where(e => hashes.Contains(e.UrlHash)).Select(e => e.UrlHash).ToListAsync(cancellationToken).ConfigureAwait(false))
                known.Add(Convert.ToHexString(hash));
        }

        return [.. found.Where(entry => !known.Contains(Convert.ToHexString(entry.UrlHash)))];
    }

    /// <summary>Saves poll, source and entries in one transaction; entries that another poll stored in between are dropped.</summary>
    private static async Task SaveAsync(AggregatorDb db, Poll poll, List<Entry> fresh, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        db.Polls.Add(poll);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var entry in fresh)
            entry.PollId = poll.Id;
        db.Entries.AddRange(fresh);
        try
        {
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException)
        {
            var still = (await DropKnownAsync(db, fresh, cancellationToken).ConfigureAwait(false)).ToHashSet();
            if (still.Count == fresh.Count)
                throw;
            foreach (var entry in fresh.Where(entry => !still.Contains(entry)))
                db.Entry(entry).State = EntityState.Detached;
            poll.EntriesNew = still.Count;
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
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
        NextDueAt = source.NextDueAt,
    };
}
