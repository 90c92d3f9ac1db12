namespace Aggregator.Core.Deduplication;

/// <summary>
/// The duplicate index as it would be had some articles never been grouped: their postings and groups are hidden, and what is stored for
/// them stays in memory. Nothing is written to the index beneath.
/// </summary>
/// <param name="stored">The index beneath.</param>
/// <param name="hidden">The articles that are grouped anew. With one article of a group goes every later one of that group's id.</param>
internal sealed class RegroupIndex(IShingleIndex stored, IReadOnlySet<long> hidden) : IShingleIndex
{
    private readonly PostingRuns _postings = new();
    private readonly Dictionary<long, long> _groups = [];
    private readonly Dictionary<long, long> _redirects = [];
    private readonly Dictionary<long, GroupAssignment> _matched = [];

    /// <summary>Groups that ended in others.</summary>
    public IReadOnlyCollection<long> Ended => _redirects.Keys;

    /// <summary>True for an article that was grouped anew; one that was deleted meanwhile was not.</summary>
    public bool Knows(long articleId) => _groups.ContainsKey(articleId);

    /// <summary>The group that an article grouped anew came to.</summary>
    public long GroupOf(long articleId) => Resolve(_groups[articleId]);

    /// <summary>The group that a group is now: itself unless it ended in another.</summary>
    public long Resolve(long group)
    {
        while (_redirects.TryGetValue(group, out var into)) group = into;
        return group;
    }

    /// <summary>The best match of an article grouped anew; null when it has none.</summary>
    public GroupAssignment? MatchOf(long articleId) => _matched.GetValueOrDefault(articleId);

    /// <summary>The new postings of keys, those of hidden articles alone.</summary>
    public IEnumerable<Posting> NewPostings(IReadOnlyCollection<long> keys) => _postings.Find(keys);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Posting>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken)
    {
        var found = await stored.FindAsync(keys, cancellationToken).ConfigureAwait(false);
        return [.. found.Where(posting => !hidden.Contains(posting.ArticleId)), .. _postings.Find(keys)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GroupedArticle>> LoadAsync(IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken)
    {
        var found = await stored.LoadAsync([.. articleIds.Where(id => !hidden.Contains(id) || _groups.ContainsKey(id))], cancellationToken).ConfigureAwait(false);
        return [.. found.Select(article => article with { GroupId = Resolve(_groups.GetValueOrDefault(article.ArticleId, article.GroupId)) })];
    }

    /// <inheritdoc/>
    public Task SaveAsync(GroupingResult result, CancellationToken cancellationToken)
    {
        foreach (var article in result.Articles) _groups[article.ArticleId] = article.GroupId;
        foreach (var merge in result.Merges) _redirects[merge.FromGroupId] = merge.IntoGroupId;
        foreach (var assignment in result.Assignments)
            if (assignment.Verdict is not null) _matched[assignment.ArticleId] = assignment;
        _postings.Add(result.Postings);
        return Task.CompletedTask;
    }
}
