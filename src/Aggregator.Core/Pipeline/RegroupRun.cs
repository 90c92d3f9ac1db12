using Aggregator.Core.Deduplication;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>
/// Groups the articles stored since a moment anew from their fingerprints, as the job would have in the same order, and puts in order what
/// differs. Earlier articles keep their groups. All is found first and then written in steps, so that a run that was stopped can be repeated;
/// a run after a whole one finds nothing.
/// </summary>
internal sealed class RegroupRun(RegroupStore store, IShingleIndex index, DuplicateOptions duplicates, StoryRun stories, GroupingLease lease, JobOptions options, TimeProvider clock)
{
    private const int BatchSize = 200;
    private const int WriteSize = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs.</summary>
    /// <param name="since">Articles stored since then, to the beginning of the span in which the job takes articles together.</param>
    /// <param name="apply">False to find the changes and leave all as it is.</param>
    /// <param name="progress">Told how many articles are grouped.</param>
    /// <param name="cancellationToken">Cancels; steps that were written stay.</param>
    /// <returns>Null when another process kept grouping for minutes and none of it was done.</returns>
    /// <exception cref="GroupingLostException">Another process or an operator changed groups or stories meanwhile; repeat the run.</exception>
    public async Task<RegroupReport?> RunAsync(DateTimeOffset since, bool apply, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        if (!await WaitAsync(cancellationToken).ConfigureAwait(false)) return null;
        try
        {
            var articles = await store.SelectAsync(GroupingOrder.SpanOf(since, options.GroupingSettle), cancellationToken).ConfigureAwait(false);
            var anew = new RegroupIndex(index, articles.Select(article => article.ArticleId).ToHashSet());
            await GroupAsync(articles, anew, progress, cancellationToken).ConfigureAwait(false);
            return await CompareAsync(articles, anew, apply, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await lease.ReleaseAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (!await lease.TakeAsync(cancellationToken).ConfigureAwait(false))
        {
            if (clock.GetElapsedTime(began) > Patience) return false;
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken).ConfigureAwait(false);
        }
        return true;
    }

    private async Task GroupAsync(IReadOnlyList<RegroupCandidate> articles, RegroupIndex anew, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var detector = new DuplicateDetector(anew, duplicates);
        var order = GroupingOrder.Sort(articles.Select(x => new GroupingOrder.Waiting(x.ArticleId, x.StoredAt, x.PublishedAt, x.UrlHash)), options.GroupingSettle);
        var done = 0;
        foreach (var ids in order.Chunk(BatchSize))
        {
            if (!await lease.TakeAsync(cancellationToken).ConfigureAwait(false)) throw new GroupingLostException();
            await detector.GroupAsync(await store.FingerprintsAsync(ids, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            progress?.Report(done += ids.Length);
        }
    }

    private async Task<RegroupReport> CompareAsync(IReadOnlyList<RegroupCandidate> articles, RegroupIndex anew, bool apply, CancellationToken cancellationToken)
    {
        var others = await store.OthersAsync(anew.Ended, articles.Select(article => article.ArticleId).ToHashSet(), cancellationToken).ConfigureAwait(false);
        var pairs = articles.Where(x => anew.Knows(x.ArticleId)).Select(x => new RegroupMove(x.ArticleId, x.GroupId, anew.GroupOf(x.ArticleId)))
            .Concat(others.Select(x => new RegroupMove(x.ArticleId, x.GroupId, anew.Resolve(x.GroupId)))).ToList();
        List<RegroupMove> moves = [.. pairs.Where(move => move.FromGroupId != move.IntoGroupId)];
        var moved = moves.Select(move => move.ArticleId).ToList();
        var before = apply ? await store.StoriesAsync(moved, cancellationToken).ConfigureAwait(false) : null;
        var (matches, postings) = (0, 0);
        foreach (var some in pairs.Chunk(WriteSize))
        {
            if (!await lease.TakeAsync(cancellationToken).ConfigureAwait(false)) throw new GroupingLostException();
            long[] ids = [.. some.Select(x => x.ArticleId).Where(anew.Knows)];
            var difference = await store.CompareAsync(ids, anew, cancellationToken).ConfigureAwait(false);
            (matches, postings) = (matches + difference.Links.Count, postings + difference.Added.Count + difference.Removed.Count);
            if (apply) await store.ApplyAsync(difference, [.. some.Where(move => move.FromGroupId != move.IntoGroupId)], cancellationToken).ConfigureAwait(false);
        }

        return new RegroupReport
        {
            Articles = articles.Count,
            Moves = moves,
            Joined = pairs.GroupBy(x => x.IntoGroupId).Count(x => x.DistinctBy(y => y.FromGroupId).Skip(1).Any()),
            Split = pairs.GroupBy(x => x.FromGroupId).Count(x => x.DistinctBy(y => y.IntoGroupId).Skip(1).Any()),
            Matches = matches,
            Postings = postings,
            StoriesChanged = before is null ? null : await PlaceAsync(moved, before, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<int> PlaceAsync(IReadOnlyCollection<long> moved, IReadOnlyDictionary<long, long> before, CancellationToken cancellationToken)
    {
        var forgotten = await store.QueueForgottenAsync(cancellationToken).ConfigureAwait(false);
        await stories.RunAsync(CancellationToken.None, cancellationToken).ConfigureAwait(false);
        var after = await store.StoriesAsync(moved, cancellationToken).ConfigureAwait(false);
        return forgotten + moved.Count(id => before.GetValueOrDefault(id) != after.GetValueOrDefault(id));
    }
}
