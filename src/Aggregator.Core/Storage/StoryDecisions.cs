using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>
/// An operator's decisions about stories. Each takes effect at once, is kept, and is respected by every later run of the grouping job;
/// each can be undone. Works while the service runs, from any process.
/// </summary>
/// <remarks>A text is named by an article: it means the article with all its copies. Numbers of stories that ended in others lead to those.</remarks>
internal sealed class StoryDecisions(IDbContextFactory<AggregatorDb> databases, TimeProvider clock)
{
    /// <summary>Makes a story of its own of some texts of a story. What stays and what leaves never meet again.</summary>
    public Task<DecisionResult> SplitAsync(long storyId, IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken) => ChangeAsync(async db =>
    {
        if (await StoryRows.LiveAsync(db, storyId, cancellationToken).ConfigureAwait(false) is not { } story) return NoStory(storyId);
        var members = await StoryTexts.OfStoryAsync(db, story.Id, cancellationToken).ConfigureAwait(false);
        var asked = await StoryTexts.OfArticlesAsync(db, articleIds, cancellationToken).ConfigureAwait(false);
        var leaving = members.Where(text => asked.Any(one => one.GroupId == text.GroupId)).Select(text => text.GroupId).ToHashSet();
        if (leaving.Count == 0) return DecisionResult.Refused($"None of the articles belongs to story {story.Id}; 'stories show {story.Id}' lists them.");
        if (leaving.Count == members.Count) return DecisionResult.Refused($"These are all texts of story {story.Id}: nothing would be left of it.");
        var now = clock.GetUtcNow();
        var taken = new Story { CreatedAt = now, ChangedAt = now, FirstAt = now, LastAt = now };
        db.Stories.Add(taken);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        var decision = await DecideAsync(db, StoryDecisionKind.Split, story.Id, taken.Id,
            members.Select(text => (text, (long?)(leaving.Contains(text.GroupId) ? taken.Id : story.Id))), cancellationToken).ConfigureAwait(false);
        return new DecisionResult(decision, taken.Id);
    }, cancellationToken);

    /// <summary>Lets a story end in another; its number leads there.</summary>
    public Task<DecisionResult> MergeAsync(long fromId, long intoId, CancellationToken cancellationToken) => ChangeAsync(async db =>
    {
        if (await StoryRows.LiveAsync(db, fromId, cancellationToken).ConfigureAwait(false) is not { } from) return NoStory(fromId);
        if (await StoryRows.LiveAsync(db, intoId, cancellationToken).ConfigureAwait(false) is not { } into) return NoStory(intoId);
        if (from.Id == into.Id) return DecisionResult.Refused($"Story {fromId} and story {intoId} are one already.");
        List<StoryText> texts = [.. await StoryTexts.OfStoryAsync(db, from.Id, cancellationToken).ConfigureAwait(false), .. await StoryTexts.OfStoryAsync(db, into.Id, cancellationToken).ConfigureAwait(false)];
        var decision = await DecideAsync(db, StoryDecisionKind.Merge, from.Id, into.Id, texts.Select(text => (text, (long?)into.Id)), cancellationToken).ConfigureAwait(false);
        await StoryRows.RedirectAsync(db, from.Id, into.Id, cancellationToken).ConfigureAwait(false);
        return new DecisionResult(decision, into.Id);
    }, cancellationToken);

    /// <summary>Places a text in a story, for good.</summary>
    public Task<DecisionResult> PinAsync(long articleId, long storyId, CancellationToken cancellationToken) => ChangeAsync(async db =>
    {
        if (await StoryRows.LiveAsync(db, storyId, cancellationToken).ConfigureAwait(false) is not { } story) return NoStory(storyId);
        if (await StoryTexts.OfArticleAsync(db, articleId, cancellationToken).ConfigureAwait(false) is not { } text) return NoText(articleId);
        // A text pinned alone would take the story's number away with it, and draw those it left after it: so one that stays is pinned with it on each side.
        List<StoryText> placed = [text];
        foreach (var side in new[] { story.Id, text.StoryId ?? story.Id }.Distinct())
            if ((await StoryTexts.OfStoryAsync(db, side, cancellationToken).ConfigureAwait(false)).Where(x => x.GroupId != text.GroupId)
                .OrderByDescending(x => x.ArticleId == story.LeadArticleId).FirstOrDefault() is { } stays) placed.Add(stays);
        var decision = await DecideAsync(db, StoryDecisionKind.Pin, story.Id, null,
            placed.Select(x => (x, x.GroupId == text.GroupId ? story.Id : x.StoryId)), cancellationToken).ConfigureAwait(false);
        return new DecisionResult(decision, story.Id);
    }, cancellationToken);

    /// <summary>Frees a text: it stays where it is until new evidence draws it elsewhere.</summary>
    public Task<DecisionResult> UnpinAsync(long articleId, CancellationToken cancellationToken) => ChangeAsync(async db =>
    {
        if (await StoryTexts.OfArticleAsync(db, articleId, cancellationToken).ConfigureAwait(false) is not { } text) return NoText(articleId);
        if (!await db.StoryPlacements.AnyAsync(p => db.Articles.Any(a => a.Id == p.ArticleId && a.GroupId == text.GroupId), cancellationToken).ConfigureAwait(false))
            return DecisionResult.Refused($"Article {articleId} is not pinned.");
        var decision = await DecideAsync(db, StoryDecisionKind.Unpin, text.StoryId ?? 0, null, [(text, null)], cancellationToken).ConfigureAwait(false);
        return new DecisionResult(decision, text.StoryId ?? 0);
    }, cancellationToken);

    /// <summary>Takes a decision back: texts that are still where it put them return, and what was decided of them before holds again.</summary>
    public Task<DecisionResult> UndoAsync(long decisionId, CancellationToken cancellationToken) => ChangeAsync(async db =>
    {
        if (await db.StoryDecisions.FirstOrDefaultAsync(d => d.Id == decisionId && d.UndoneAt == null, cancellationToken).ConfigureAwait(false) is not { } decision)
            return DecisionResult.Refused($"There is no decision {decisionId} that could be undone.");
        decision.UndoneAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await new StoryReturn(db, decision, clock.GetUtcNow()).RunAsync(cancellationToken).ConfigureAwait(false);
        return new DecisionResult(decision.Id, decision.StoryId);
    }, cancellationToken);

    /// <summary>The decisions about a story that hold, or about all stories, the latest first.</summary>
    public async Task<IReadOnlyList<StoryDecision>> ListAsync(long? storyId, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.StoryDecisions.AsNoTracking().Where(d => d.UndoneAt == null && (storyId == null || d.StoryId == storyId || d.OtherStoryId == storyId))
            .OrderByDescending(d => d.Id).Take(50).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<DecisionResult> ChangeAsync(Func<AggregatorDb, Task<DecisionResult>> change, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await GroupingLease.MoveStampAsync(db, cancellationToken).ConfigureAwait(false);
        var result = await change(db).ConfigureAwait(false);
        if (result.Refusal.Length > 0) return result;
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    private async Task<long> DecideAsync(
        AggregatorDb db, StoryDecisionKind kind, long storyId, long? otherId, IEnumerable<(StoryText Text, long? StoryId)> placements, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var placed = placements.ToList();
        var decision = new StoryDecision { Kind = kind, StoryId = storyId, OtherStoryId = otherId, DecidedAt = now };
        db.StoryDecisions.Add(decision);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        db.StoryDecisionTexts.AddRange(placed.Select(x => new StoryDecisionText { DecisionId = decision.Id, ArticleId = x.Text.ArticleId, StoryId = x.StoryId, PreviousStoryId = x.Text.StoryId }));
        await StoryTexts.PlaceAsync(db, [.. placed.Select(x => x.Text.GroupId)], [.. placed.Where(x => x.StoryId is not null)
            .Select(x => new StoryPlacement { ArticleId = x.Text.ArticleId, StoryId = x.StoryId!.Value, PlacedAt = now })], cancellationToken).ConfigureAwait(false);
        var moved = placed.Where(x => x.StoryId is not null).Select(x => (x.Text, x.StoryId)).ToList();
        await StoryTexts.MoveAsync(db, moved, now, cancellationToken).ConfigureAwait(false);
        return decision.Id;
    }

    private static DecisionResult NoStory(long id) => DecisionResult.Refused($"There is no story {id}; 'stories list' shows those there are.");

    private static DecisionResult NoText(long id) => DecisionResult.Refused($"There is no article {id}, or it has not been grouped yet.");
}
