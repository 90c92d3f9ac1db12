using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Aggregator.Worker.Dashboard.Shared;
using Microsoft.EntityFrameworkCore;
using Times = Aggregator.Core.Deduplication.CopyFacts;

namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>
/// Finds what to read next to an article: texts of its story, then the nearest. Candidates come from indexes alone (members of the story,
/// telling terms of recent texts) and are bounded, so that the cost does not depend on how much is stored.
/// </summary>
internal sealed class RelatedQuery : IDisposable
{
    /// <summary>Articles that the list has at most.</summary>
    public const int MaxRows = 10;

    private const int SampleTexts = 1000;
    private const int LookUpTerms = 200;
    private const int Postings = 20_000;
    private const int NearCandidates = 150;
    private const int StoryCandidates = 40;

    private static readonly StoryOptions Options = new();

    private readonly IDbContextFactory<AggregatorDb> _databases;
    private readonly Cached<TermSample> _sample;

    public RelatedQuery(IDbContextFactory<AggregatorDb> databases, TimeProvider clock)
    {
        _databases = databases;
        _sample = new Cached<TermSample>(clock, TimeSpan.FromSeconds(20), ReadSample);
    }

    /// <summary>The articles related to one, best first; null when there is none of that id.</summary>
    public async Task<IReadOnlyList<RelatedRow>?> Run(long id, CancellationToken cancellation)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellation);
        var article = await (from a in db.Articles.AsNoTracking()
                             where a.Id == id
                             join terms in db.Terms on a.Id equals terms.ArticleId into kept
                             from terms in kept.DefaultIfEmpty()
                             select new { a.GroupId, a.PublishedAt, a.StoredAt, Data = terms == null ? null : terms.Data }).FirstOrDefaultAsync(cancellation);
        if (article is null)
            return null;
        if (article.GroupId is not { } group)
            return [];
        var own = (article.Data is null ? null : StoryTerms.FromBytes(article.Data)) ?? await ReadTerms(db, id, cancellation);
        return await Near(db, new RelatedCandidate(group, own, Times.Appeared(article.PublishedAt, article.StoredAt), true), cancellation);
    }

    /// <summary>The articles related to a text whose terms are known.</summary>
    internal async Task<IReadOnlyList<RelatedRow>> Near(AggregatorDb db, RelatedCandidate of, CancellationToken cancellation)
    {
        var (sample, group) = (await _sample.Get(cancellation), of.GroupId);
        var story = await db.StoryMembers.Where(member => member.GroupId == group).Select(member => (long?)member.StoryId).FirstOrDefaultAsync(cancellation);
        var groups = await InStory(db, story, cancellation);
        var found = await Candidates(db, [.. groups.Union(await Sharing(db, of, sample, cancellation)).Where(x => x != group)], story, cancellation);
        return await Rows(db, RelatedArticles.Of(of, found, sample, MaxRows, Options), cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _sample.Dispose();

    private async Task<TermSample> ReadSample(CancellationToken cancellation)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellation);
        var texts = await (from terms in db.Terms.AsNoTracking()
                           join article in db.Articles on terms.ArticleId equals article.Id
                           join g in db.Groups on article.GroupId equals g.Id
                           where g.RepresentativeId == article.Id
                           orderby terms.ArticleId descending
                           select terms.Data).Take(SampleTexts).ToListAsync(cancellation);
        return new TermSample(texts.Select(data => StoryTerms.FromBytes(data)).OfType<StoryTerms>());
    }

    private static async Task<StoryTerms> ReadTerms(AggregatorDb db, long id, CancellationToken cancellation)
    {
        var text = await db.Articles.Where(article => article.Id == id).Select(article => new { article.Title, article.Text }).FirstAsync(cancellation);
        return StoryTerms.Of(text.Title, text.Text).AtMost(Options.TermsPerText);
    }

    private static async Task<IReadOnlyList<long>> InStory(AggregatorDb db, long? story, CancellationToken cancellation) =>
        story is null ? [] : await db.StoryMembers.Where(member => member.StoryId == story).Select(member => member.GroupId)
            .OrderByDescending(id => id).Take(StoryCandidates).ToListAsync(cancellation);

    // Recent groups one of whose telling terms is among those of the text, the most and rarest shared first.
    private static async Task<IReadOnlyList<long>> Sharing(AggregatorDb db, RelatedCandidate of, TermSample sample, CancellationToken cancellation)
    {
        var counts = of.Terms!.Counts;
        var terms = sample.Telling(of.Terms, LookUpTerms);
        var shared = await db.StoryKeys.AsNoTracking().Where(key => terms.Contains(key.Term)).OrderBy(key => key.Term).ThenBy(key => key.GroupId)
            .Take(Postings).ToListAsync(cancellation);
        return [.. shared.GroupBy(key => key.GroupId)
            .OrderByDescending(keys => keys.Sum(key => sample.Weight(key.Term, counts[key.Term], false))).ThenByDescending(keys => keys.Key)
            .Take(NearCandidates).Select(keys => keys.Key)];
    }

    private static async Task<IReadOnlyList<RelatedCandidate>> Candidates(AggregatorDb db, long[] groups, long? story, CancellationToken cancellation)
    {
        var rows = await (from g in db.Groups.AsNoTracking()
                          where groups.Contains(g.Id)
                          join a in db.Articles on g.RepresentativeId equals a.Id
                          join terms in db.Terms on a.Id equals terms.ArticleId into kept
                          from terms in kept.DefaultIfEmpty()
                          join member in db.StoryMembers on g.Id equals member.GroupId into members
                          from member in members.DefaultIfEmpty()
                          select new { g.Id, a.PublishedAt, a.StoredAt, Data = terms == null ? null : terms.Data, Story = member == null ? (long?)null : member.StoryId }).ToListAsync(cancellation);
        return [.. rows.Select(row => new RelatedCandidate(row.Id, row.Data is null ? null : StoryTerms.FromBytes(row.Data), Times.Appeared(row.PublishedAt, row.StoredAt), row.Story is not null && row.Story == story))];
    }

    private static async Task<IReadOnlyList<RelatedRow>> Rows(AggregatorDb db, IReadOnlyList<RelatedText> related, CancellationToken cancellation)
    {
        var groups = related.Select(text => text.GroupId).ToArray();
        var rows = await (from g in db.Groups.AsNoTracking()
                          where groups.Contains(g.Id)
                          join a in db.Articles on g.RepresentativeId equals a.Id
                          join source in db.Sources on a.SourceId equals source.Id into sources
                          from source in sources.DefaultIfEmpty()
                          select new
                          {
                              g.Id,
                              Row = new RelatedRow
                              {
                                  Id = a.Id,
                                  Title = a.Title,
                                  Site = a.SiteName != "" ? a.SiteName : source == null ? a.Host : source.Name != "" ? source.Name : source.Title != "" ? source.Title : a.Host,
                                  Language = a.Language,
                                  Url = a.Url,
                                  Opening = a.Description != "" ? a.Description.Substring(0, ArticleListQuery.OpeningLength) : a.Text.Substring(0, ArticleListQuery.OpeningLength),
                                  Copies = g.Size,
                                  At = a.PublishedAt != null && a.PublishedAt <= a.StoredAt ? a.PublishedAt.Value : a.StoredAt,
                              }
                          }).ToDictionaryAsync(row => row.Id, row => row.Row, cancellation);
        return [.. related.Where(text => rows.ContainsKey(text.GroupId)).Select(text => rows[text.GroupId] with { SameStory = text.SameStory, Similarity = text.Similarity, After = text.After })];
    }
}
