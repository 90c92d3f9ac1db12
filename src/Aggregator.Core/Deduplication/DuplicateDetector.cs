namespace Aggregator.Core.Deduplication;

/// <summary>
/// Groups new articles with the copies of them that are stored: keys to candidates, candidates verified by alignment,
/// verdicts to groups. One caller at a time, articles in order of their ids.
/// </summary>
internal sealed class DuplicateDetector(IShingleIndex index, DuplicateOptions options)
{
    /// <summary>Groups one batch and stores the outcome.</summary>
    public async Task<GroupingResult> GroupAsync(IReadOnlyList<NewArticle> batch, CancellationToken cancellationToken)
    {
        var work = new GroupingBatch(batch, options);
        work.AddPostings(await index.FindAsync(work.UnknownKeys(), cancellationToken));
        work.AddArticles(await index.LoadAsync(work.CandidateIds(), cancellationToken));
        // Candidates have lines that the batch lacks; whether those are furniture decides what is compared.
        work.AddPostings(await index.FindAsync(work.UnknownKeys(), cancellationToken));
        foreach (var article in batch) work.Assign(article);
        var result = work.Result();
        await index.SaveAsync(result, cancellationToken);
        return result;
    }
}
