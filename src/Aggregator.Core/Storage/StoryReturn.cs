using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Takes back what a decision did, as far as nothing newer speaks against it.</summary>
/// <param name="db">The database, in a transaction.</param>
/// <param name="decision">The decision, marked as undone.</param>
/// <param name="now">Now.</param>
internal sealed class StoryReturn(AggregatorDb db, StoryDecision decision, DateTimeOffset now)
{
    private const int LookUpAtOnce = 500;

    /// <summary>Does it; the caller saves.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var said = await db.StoryDecisionTexts.AsNoTracking().Where(t => t.DecisionId == decision.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        var texts = new List<(StoryText Text, StoryDecisionText Said)>();
        foreach (var one in said)
            texts.AddRange((await StoryTexts.OfArticlesAsync(db, [one.ArticleId], cancellationToken).ConfigureAwait(false)).Select(text => (text, one)));
        texts = [.. texts.DistinctBy(x => x.Text.GroupId)];
        long[] groups = [.. texts.Select(x => x.Text.GroupId)];
        await StoryTexts.PlaceAsync(db, groups, await StandingAsync(groups, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var back = new List<(StoryText, long?)>();
        foreach (var (text, was) in texts)
            back.Add((text, was.StoryId is not null && text.StoryId == was.StoryId ? await PreviousAsync(was, cancellationToken).ConfigureAwait(false) : text.StoryId));
        await StoryTexts.MoveAsync(db, back, now, cancellationToken).ConfigureAwait(false);
        if (decision is { Kind: StoryDecisionKind.Split, OtherStoryId: { } taken } && !await db.StoryMembers.AnyAsync(m => m.StoryId == taken, cancellationToken).ConfigureAwait(false))
            await StoryRows.RedirectAsync(db, taken, decision.StoryId, cancellationToken).ConfigureAwait(false);
    }

    // What the latest decision that holds says of each article of the groups.
    private async Task<IReadOnlyList<StoryPlacement>> StandingAsync(long[] groups, CancellationToken cancellationToken)
    {
        var rows = new List<(StoryDecisionText Text, DateTimeOffset At)>();
        foreach (var some in groups.Chunk(LookUpAtOnce))
            rows.AddRange((await (from t in db.StoryDecisionTexts.AsNoTracking()
                                  join d in db.StoryDecisions on t.DecisionId equals d.Id
                                  join a in db.Articles on t.ArticleId equals a.Id
                                  where d.UndoneAt == null && a.GroupId != null && some.Contains(a.GroupId.Value)
                                  select new { Text = t, d.DecidedAt }).ToListAsync(cancellationToken).ConfigureAwait(false)).Select(x => (x.Text, x.DecidedAt)));
        return [.. rows.GroupBy(x => x.Text.ArticleId).Select(x => x.MaxBy(y => y.Text.DecisionId))
            .Where(x => x.Text.StoryId is not null)
            .Select(x => new StoryPlacement { ArticleId = x.Text.ArticleId, StoryId = x.Text.StoryId!.Value, PlacedAt = x.At })];
    }

    // A story that this decision ended comes back; one that ended otherwise leads to where it ended.
    private async Task<long?> PreviousAsync(StoryDecisionText was, CancellationToken cancellationToken)
    {
        if (was.PreviousStoryId is not { } previous || (decision.Kind == StoryDecisionKind.Merge && previous == decision.StoryId)) return was.PreviousStoryId;
        var story = await db.Stories.AsNoTracking().FirstOrDefaultAsync(s => s.Id == previous, cancellationToken).ConfigureAwait(false);
        return story?.MergedIntoId ?? story?.Id;
    }
}
