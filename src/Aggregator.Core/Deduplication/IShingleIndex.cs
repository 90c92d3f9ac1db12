namespace Aggregator.Core.Deduplication;

/// <summary>
/// The duplicate index: which stored articles carry a key. In memory for measuring and tests, in the database for the service.
/// Every call is one batch; none is made per key or per article.
/// </summary>
internal interface IShingleIndex
{
    /// <summary>All postings of the given keys, in any order.</summary>
    Task<IReadOnlyList<Posting>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken);

    /// <summary>The grouped articles with the given ids, with group and fingerprint; ids that are gone are left out.</summary>
    Task<IReadOnlyList<GroupedArticle>> LoadAsync(IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken);

    /// <summary>Stores the outcome of one batch: postings, memberships, merged groups. One transaction, safe to repeat.</summary>
    Task SaveAsync(GroupingResult result, CancellationToken cancellationToken);
}
