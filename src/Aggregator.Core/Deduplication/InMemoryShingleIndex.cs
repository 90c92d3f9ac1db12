namespace Aggregator.Core.Deduplication;

/// <summary>The duplicate index in memory, for measuring and tests.</summary>
internal sealed class InMemoryShingleIndex : IShingleIndex
{
    private readonly Dictionary<long, List<long>> _postings = [];
    private readonly Dictionary<long, GroupedArticle> _articles = [];
    private readonly Dictionary<long, long> _redirects = [];

    /// <summary>Every article's group, merges applied.</summary>
    public IEnumerable<(long ArticleId, long GroupId)> Groups => _articles.Values.Select(x => (x.ArticleId, Resolve(x.GroupId)));

    /// <inheritdoc />
    public Task<IReadOnlyList<Posting>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken)
    {
        var found = new List<Posting>();
        foreach (var key in keys)
            if (_postings.TryGetValue(key, out var articles)) found.AddRange(articles.Select(x => new Posting(key, x)));
        return Task.FromResult<IReadOnlyList<Posting>>(found);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<GroupedArticle>> LoadAsync(IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GroupedArticle>>(
            [.. articleIds.Where(_articles.ContainsKey).Select(id => _articles[id] with { GroupId = Resolve(_articles[id].GroupId) })]);

    /// <inheritdoc />
    public Task SaveAsync(GroupingResult result, CancellationToken cancellationToken)
    {
        foreach (var article in result.Articles) _articles[article.ArticleId] = article;
        foreach (var merge in result.Merges) _redirects[merge.FromGroupId] = merge.IntoGroupId;
        foreach (var posting in result.Postings)
        {
            if (!_postings.TryGetValue(posting.Key, out var articles)) _postings[posting.Key] = articles = [];
            if (!articles.Contains(posting.ArticleId)) articles.Add(posting.ArticleId);
        }
        return Task.CompletedTask;
    }

    private long Resolve(long group)
    {
        while (_redirects.TryGetValue(group, out var into)) group = into;
        return group;
    }
}
