using Aggregator.Core.Storage;
using Aggregator.Core.Stories;

namespace Aggregator.Core.Pipeline;

/// <summary>
/// Gives duplicate groups that changed their place in stories, batch by batch, until none waits. The window of texts that can still be
/// joined is read once and kept while nobody else changes stories.
/// </summary>
internal sealed class StoryRun(StoryStore store, GroupingLease lease, StoryOptions options, TimeProvider clock)
{
    private const int BatchSize = 500;

    private readonly StoryPlanner _planner = new(options);
    private StoryWindow? _window;
    private long _stamp;

    /// <summary>Runs; the caller holds the lease.</summary>
    /// <param name="drain">Cancelled to begin no further batch; what waits stays in the queue.</param>
    /// <param name="cancellationToken">Cancelled to abandon the batch in work.</param>
    public async Task RunAsync(CancellationToken drain, CancellationToken cancellationToken)
    {
        while (!drain.IsCancellationRequested && await store.QueueAsync(BatchSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } queue)
            await PlaceAsync(queue, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The duplicates of a batch moved the stamp on; what the window holds is still true.</summary>
    /// <param name="before">The stamp before.</param>
    public void Follow(long before)
    {
        if (_stamp == before) _stamp = lease.Stamp;
    }

    private async Task PlaceAsync(IReadOnlyList<long> queue, CancellationToken cancellationToken)
    {
        var window = await WindowAsync(cancellationToken).ConfigureAwait(false);
        // Until the change is stored the window is ahead of the database; a failure makes it be read anew.
        _window = null;
        var texts = await store.LoadAsync(queue, cancellationToken).ConfigureAwait(false);
        var gone = queue.Except(texts.Select(x => x.Text.GroupId)).ToList();
        var before = Before(window, texts, gone);
        gone.ForEach(window.Remove);
        var changed = Take(window, texts);
        var plan = _planner.Plan(window, changed);
        foreach (var group in plan.Stories.SelectMany(x => x.Groups).Concat(plan.Alone))
            if (window.Find(group)?.StoryId is { } story) before.TryAdd(group, story);
        var keys = changed.ToDictionary(x => x, window.Keys);
        var left = window.Expire(clock.GetUtcNow());
        foreach (var group in left) keys.Remove(group);
        var touched = texts.Select(x => x.StoryId).OfType<long>().Distinct().ToList();
        var (ids, sizes) = await store.SaveAsync(new StoryChange(plan, before, queue, gone, touched, keys, [.. left, .. gone]), cancellationToken).ConfigureAwait(false);
        Note(window, plan, ids);
        foreach (var (story, size) in sizes) window.Know(story, size);
        (_window, _stamp) = (window, lease.Stamp);
    }

    private static Dictionary<long, long> Before(StoryWindow window, IReadOnlyList<StoredText> texts, List<long> gone)
    {
        var before = texts.Where(x => x.StoryId is not null).ToDictionary(x => x.Text.GroupId, x => x.StoryId!.Value);
        foreach (var group in gone)
            if (window.Find(group)?.StoryId is { } story) before[group] = story;
        return before;
    }

    // A group that only gained a copy need not be weighed again, unless the copy is what makes it a story.
    private static List<long> Take(StoryWindow window, IReadOnlyList<StoredText> texts)
    {
        var changed = new List<long>();
        foreach (var (text, story, size, held, pin) in texts)
        {
            var known = window.Find(text.GroupId);
            var isNew = known?.Text.ArticleId != text.ArticleId || known.Pin != pin;
            var entry = window.Put(text);
            entry.Pin = pin;
            window.Place(text.GroupId, story);
            if (story is { } id) window.Know(id, size, held);
            if (isNew || (story is null && text.Copies > 1)) changed.Add(text.GroupId);
        }
        return changed;
    }

    private static void Note(StoryWindow window, StoryPlan plan, IReadOnlyList<long> ids)
    {
        foreach (var (planned, id) in plan.Stories.Zip(ids))
            foreach (var group in planned.Groups) window.Place(group, id);
        foreach (var group in plan.Alone) window.Place(group, null);
        foreach (var (from, into) in plan.Redirects)
            foreach (var entry in window.InStory(from).ToList()) window.Place(entry.Text.GroupId, into);
    }

    private async Task<StoryWindow> WindowAsync(CancellationToken cancellationToken)
    {
        if (_window is not null && _stamp == lease.Stamp) return _window;
        var window = new StoryWindow(options);
        var groups = await store.WindowAsync(cancellationToken).ConfigureAwait(false);
        var texts = await store.LoadAsync(groups, cancellationToken).ConfigureAwait(false);
        Take(window, [.. texts.OrderBy(x => x.Text.StoredAt).ThenBy(x => x.Text.Order)]);
        return window;
    }
}
