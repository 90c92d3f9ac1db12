using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Deletes what is kept only for a set time, in bounded steps.</summary>
internal sealed class Housekeeping(IDbContextFactory<AggregatorDb> databases, StorageOptions options, StoryOptions stories, TimeProvider clock)
{
    private const int Step = 500;
    private const int KeepMemoriesDays = 180;

    /// <summary>One run.</summary>
    public async Task<HousekeepingSummary> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        var pollsUntil = now.AddDays(-options.KeepPollsDays);
        var originalsUntil = now.AddDays(-options.KeepOriginalsDays);
        var polls = 0;
        var originals = 0;
        int deleted;
        do
        {
            var ids = await db.Polls.Where(p => p.StartedAt < pollsUntil).OrderBy(p => p.StartedAt).Take(Step).Select(p => p.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
            deleted = ids.Count == 0 ? 0 : await db.Polls.Where(p => ids.Contains(p.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            polls += deleted;
        }
        while (deleted == Step);
        do
        {
            var ids = await db.Originals.Where(o => o.FetchedAt < originalsUntil).OrderBy(o => o.FetchedAt).Take(Step).Select(o => o.ArticleId).ToListAsync(cancellationToken).ConfigureAwait(false);
            deleted = ids.Count == 0 ? 0 : await db.Originals.Where(o => ids.Contains(o.ArticleId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            originals += deleted;
        }
        while (deleted == Step);

        await SourceMerge.SweepAsync(db, cancellationToken).ConfigureAwait(false);
        await db.Outages.Where(o => o.Since < pollsUntil).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        // A lane that was left alone for so long tells nothing any more: its pause is over, and what slowed it down is forgiven.
        var lanesUntil = now.AddDays(-1);
        await db.Lanes.Where(l => (l.NotBefore < lanesUntil || (l.NotBefore < now && l.Refusals == 0 && l.SlowedToMilliseconds == 0 && l.CrawlDelayMilliseconds == null))
                && (l.HeldUntil == null || l.HeldUntil < now))
            .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);

        // A site that brought nothing for so long may have changed altogether.
        var memoriesUntil = now.AddDays(-KeepMemoriesDays);
        await db.SiteMemories.Where(m => m.LearntAt < memoriesUntil).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await ForgetTermsAsync(db, now - stories.WindowAge, cancellationToken).ConfigureAwait(false);
        if (options.Provider == StorageProvider.Sqlite)
            await db.Database.ExecuteSqlRawAsync("PRAGMA optimize;", cancellationToken).ConfigureAwait(false);
        return new HousekeepingSummary(polls, originals);
    }

    // Terms serve the forming of stories alone, and what is older than the window is in its story for good.
    private static async Task ForgetTermsAsync(AggregatorDb db, DateTimeOffset until, CancellationToken cancellationToken)
    {
        int deleted;
        do
        {
            var ids = await db.Terms.Join(db.Articles, terms => terms.ArticleId, article => article.Id, (terms, article) => article)
                .Where(article => article.StoredAt < until).OrderBy(article => article.Id).Take(Step).Select(article => article.Id)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            deleted = ids.Count == 0 ? 0 : await db.Terms.Where(terms => ids.Contains(terms.ArticleId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }
        while (deleted == Step);
    }
}
