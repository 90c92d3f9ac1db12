using System.Linq.Expressions;
using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Shared;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>
/// Reads a page of the list of articles, newest first by order of storing. A narrowed list looks at a bounded number of articles
/// a page and says how far it got: a word that nothing holds must not read the whole database.
/// </summary>
internal sealed class ArticleListQuery(IDbContextFactory<AggregatorDb> databases)
{
    private const int LookAtTexts = 10_000;
    private const int LookAtFields = 50_000;

    /// <summary>Characters of a row's opening.</summary>
    public const int OpeningLength = 240;

    /// <summary>Reads the page that a filter names.</summary>
    public async Task<ArticleList> Run(ArticleFilter filter, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var candidates = Candidates(db, filter);
        var floor = filter.Narrows ? await Floor(candidates, filter, cancellation) : 0;
        var places = await Places(db, Matching(candidates, filter).Where(article => article.Id >= floor), filter, cancellation);
        if (places.Count > filter.Take)
            return new ArticleList(await Rows(db, places[..filter.Take], filter, cancellation), places[filter.Take - 1].Id, null);
        DateTimeOffset? backTo = floor == 0 ? null : await db.Articles.Where(article => article.Id == floor).Select(article => article.StoredAt).FirstAsync(cancellation);
        return new ArticleList(await Rows(db, places, filter, cancellation), floor == 0 ? null : floor, backTo);
    }

    private static IQueryable<Article> Candidates(AggregatorDb db, ArticleFilter filter)
    {
        var articles = db.Articles.AsNoTracking();
        if (filter.Before is { } before)
            articles = articles.Where(article => article.Id < before);
        if (filter.SourceId is { } source)
            articles = articles.Where(article => article.SourceId == source);
        return articles;
    }

    // The last article that this page may look at; 0 when that is all of them.
    private static Task<long> Floor(IQueryable<Article> candidates, ArticleFilter filter, CancellationToken cancellation) =>
        candidates.OrderByDescending(article => article.Id)
            .Select(article => article.Id)
            .Skip(filter.Search.Length > 0 ? LookAtTexts : LookAtFields)
            .FirstOrDefaultAsync(cancellation);

    private static IQueryable<Article> Matching(IQueryable<Article> articles, ArticleFilter filter)
    {
        var language = filter.Language;
        if (language.Length > 0)
            articles = articles.Where(article => article.Language == language);
        foreach (var word in LikePattern.Words(filter.Search))
        {
            var pattern = LikePattern.Containing(word);
            articles = articles.Where(article => EF.Functions.Like(article.Title, pattern, LikePattern.Escape) || EF.Functions.Like(article.Text, pattern, LikePattern.Escape));
        }
        return articles;
    }

    private static Task<List<ArticlePlace>> Places(AggregatorDb db, IQueryable<Article> matching, ArticleFilter filter, CancellationToken cancellation)
    {
        var placed = filter.AllCopies ? matching : matching.Where(FirstOfItsGroup(db, filter));
        return (from article in placed
                join g in db.Groups on article.GroupId equals g.Id into groups
                from g in groups.DefaultIfEmpty()
                orderby article.Id descending
                select new ArticlePlace
                {
                    Id = article.Id,
                    GroupId = article.GroupId,
                    GroupSize = g == null ? 1 : g.Size,
                    RepresentativeId = g == null ? null : g.RepresentativeId,
                })
            .Take(filter.Take + 1)
            .ToListAsync(cancellation);
    }

    // The earliest copy holds the place, so a copy that arrives later does not bring old news up again.
    private static Expression<Func<Article, bool>> FirstOfItsGroup(AggregatorDb db, ArticleFilter filter)
    {
        var (language, source) = (filter.Language, filter.SourceId);
        return article => article.GroupId == null || !db.Articles.Any(copy =>
            copy.GroupId == article.GroupId!.Value && copy.Id < article.Id
            && (language == "" || copy.Language == language)
            && (source == null || copy.SourceId == source));
    }

    private static async Task<IReadOnlyList<ArticleRow>> Rows(AggregatorDb db, IReadOnlyList<ArticlePlace> places, ArticleFilter filter, CancellationToken cancellation)
    {
        // In a list that leaves nothing out, a group is shown by the copy that stands for it.
        long Shown(ArticlePlace place) => filter.AllCopies || filter.Narrows ? place.Id : place.RepresentativeId ?? place.Id;
        var ids = places.Select(Shown).ToList();
        var rows = await Projected(db, db.Articles.AsNoTracking().Where(article => ids.Contains(article.Id))).ToDictionaryAsync(row => row.Id, cancellation);
        var copies = await Copies(db, places, cancellation);
        return [.. places.Where(place => rows.ContainsKey(Shown(place))).Select(place => rows[Shown(place)] with
        {
            Position = place.Id,
            GroupSize = place.GroupSize,
            RepresentativeId = place.RepresentativeId,
            Copies = [.. copies[place.GroupId ?? 0].Where(copy => copy.Id != Shown(place))],
        })];
    }

    private static async Task<ILookup<long, CopyRow>> Copies(AggregatorDb db, IReadOnlyList<ArticlePlace> places, CancellationToken cancellation)
    {
        var groups = places.Where(place => place.ListsCopies).Select(place => place.GroupId).Distinct().ToList();
        var copies = groups.Count == 0 ? [] : await db.Copies(db.Articles.AsNoTracking().Where(article => groups.Contains(article.GroupId))).ToListAsync(cancellation);
        return copies.OrderBy(copy => copy.Id).ToLookup(copy => copy.GroupId ?? 0);
    }

    private static IQueryable<ArticleRow> Projected(AggregatorDb db, IQueryable<Article> articles) =>
        from article in articles
        join source in db.Sources on article.SourceId equals source.Id into sources
        from source in sources.DefaultIfEmpty()
        select new ArticleRow
        {
            Position = article.Id,
            Id = article.Id,
            SourceId = article.SourceId,
            Title = article.Title,
            Language = article.Language,
            SiteName = article.SiteName != "" ? article.SiteName : source == null ? "" : source.Name != "" ? source.Name : source.Title,
            Host = article.Host,
            Opening = article.Description != "" ? article.Description.Substring(0, OpeningLength) : article.Text.Substring(0, OpeningLength),
            TextLength = article.TextLength,
            Paywalled = article.Paywalled,
            PublishedAt = article.PublishedAt,
            StoredAt = article.StoredAt,
            GroupId = article.GroupId,
            GroupSize = 1,
        };
}
