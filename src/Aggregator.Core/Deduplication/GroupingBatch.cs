namespace Aggregator.Core.Deduplication;

/// <summary>The working state of one batch: postings and articles that matter to it, from the index and from the batch itself.</summary>
internal sealed class GroupingBatch(IReadOnlyList<NewArticle> batch, DuplicateOptions options)
{
    private readonly Dictionary<long, List<long>> _postings = [];
    private readonly Dictionary<long, ArticleKeys> _keys = batch.ToDictionary(x => x.ArticleId, x => new ArticleKeys(x.Fingerprint));
    private readonly Dictionary<long, long> _groups = [];
    private readonly Dictionary<long, long> _redirects = [];
    private readonly List<GroupAssignment> _assignments = [];
    private readonly List<GroupMerge> _merges = [];
    private readonly List<Posting> _added = [];

    private readonly record struct Candidate(long ArticleId, int Shared, bool Exact);

    /// <summary>Keys of the batch and of loaded articles that were not looked up yet, ascending.</summary>
    public IReadOnlyCollection<long> UnknownKeys()
    {
        var unknown = _keys.Values.SelectMany(x => x.All).Where(x => _postings.TryAdd(x, [])).ToArray();
        Array.Sort(unknown);
        return unknown;
    }

    /// <summary>Takes looked-up postings; those of the batch itself are dropped, for it is grouped anew.</summary>
    public void AddPostings(IReadOnlyList<Posting> found)
    {
        foreach (var posting in found)
            if (!_keys.ContainsKey(posting.ArticleId) || _groups.ContainsKey(posting.ArticleId)) _postings[posting.Key].Add(posting.ArticleId);
    }

    /// <summary>Stored articles that some article of the batch must be compared with.</summary>
    public IReadOnlyCollection<long> CandidateIds() =>
        [.. batch.SelectMany(x => Candidates(_keys[x.ArticleId])).Select(x => x.ArticleId).Distinct().Order()];

    /// <summary>Takes loaded candidates.</summary>
    public void AddArticles(IReadOnlyList<GroupedArticle> loaded)
    {
        foreach (var article in loaded)
        {
            _keys[article.ArticleId] = new ArticleKeys(article.Fingerprint);
            _groups[article.ArticleId] = article.GroupId;
        }
    }

    /// <summary>Groups one article of the batch with those before it.</summary>
    public void Assign(NewArticle article)
    {
        var keys = _keys[article.ArticleId];
        // Ties are broken by the texts, not by ids, which follow the order in which fetches ended.
        var candidates = Candidates(keys).Where(x => _groups.ContainsKey(x.ArticleId))
            .OrderByDescending(x => x.Exact).ThenByDescending(x => x.Shared).ThenBy(x => _keys[x.ArticleId].Fingerprint.ExactKey).ToList();
        var matched = new SortedSet<long>();
        (long ArticleId, DuplicateVerdict Verdict)? best = null;
        foreach (var candidate in candidates)
        {
            var group = Resolve(_groups[candidate.ArticleId]);
            if (matched.Contains(group)) continue;
            var verdict = Verify(keys, candidate);
            if (verdict.IsSameArticle) matched.Add(group);
            if (IsBetter(verdict, best?.Verdict)) best = (candidate.ArticleId, verdict);
        }
        Join(article.ArticleId, matched);
        _assignments.Add(new GroupAssignment(article.ArticleId, _groups[article.ArticleId], best?.ArticleId, best?.Verdict, candidates.Count));
        Post(article.ArticleId, keys);
    }

    /// <summary>The outcome, with groups as they stand at the end of the batch.</summary>
    public GroupingResult Result() => new(
        [.. batch.Select(x => new GroupedArticle(x.ArticleId, Resolve(_groups[x.ArticleId]), x.Fingerprint))],
        [.. _assignments.Select(x => x with { GroupId = Resolve(x.GroupId) })],
        _merges,
        [.. _added.OrderBy(x => x.Key).ThenBy(x => x.ArticleId)]);

    private List<Candidate> Candidates(ArticleKeys keys)
    {
        // Pages without text are not copies of one another.
        if (keys.Fingerprint.Length == 0) return [];
        var shared = new Dictionary<long, int>();
        foreach (var key in keys.All)
        {
            var carriers = _postings[key];
            if (carriers.Count <= options.CommonKeyGroups || Carriers(carriers) <= options.CommonKeyGroups)
                foreach (var id in carriers) shared[id] = shared.GetValueOrDefault(id) + 1;
        }
        var exact = _postings[keys.Fingerprint.ExactKey];
        return [.. shared
            .Where(x => x.Value >= options.MinSharedKeys || exact.Contains(x.Key))
            .Select(x => new Candidate(x.Key, x.Value, exact.Contains(x.Key)))
            .OrderByDescending(x => x.Exact).ThenByDescending(x => x.Shared).ThenBy(x => x.ArticleId)
            .Take(options.MaxCandidates)];
    }

    private DuplicateVerdict Verify(ArticleKeys keys, Candidate candidate)
    {
        if (candidate.Exact) return DuplicateRules.Identical(candidate.Shared);
        var other = _keys[candidate.ArticleId];
        var left = WithoutFurniture(keys);
        var right = WithoutFurniture(other);
        var alignment = PassageAligner.Align(left, right, keys.Fingerprint.Unspaced && other.Fingerprint.Unspaced ? 5 : 3);
        var remaining = Math.Min((double)left.Length / keys.Fingerprint.Tokens.Length, (double)right.Length / other.Fingerprint.Tokens.Length);
        return DuplicateRules.Judge(alignment, remaining, candidate.Shared, options);
    }

    private ushort[] WithoutFurniture(ArticleKeys keys)
    {
        if (!keys.LineKeys.Any(IsFurniture)) return keys.Fingerprint.Tokens;
        var kept = new List<ushort>(keys.Fingerprint.Tokens.Length);
        foreach (var line in keys.Lines)
            if (!line.IsKeyed || !IsFurniture(line.Key)) kept.AddRange(keys.Fingerprint.Tokens.AsSpan(line.Start, line.Length));
        return [.. kept];
    }

    private bool IsFurniture(long line) =>
        _postings.TryGetValue(line, out var carriers) && carriers.Count > options.CommonLineGroups && Carriers(carriers) > options.CommonLineGroups;

    // Groups, not articles: a text that runs on many sites must not hide itself.
    private int Carriers(List<long> articles) => articles.Select(x => _groups.TryGetValue(x, out var group) ? Resolve(group) : x).Distinct().Count();

    private void Join(long articleId, SortedSet<long> matched)
    {
        var group = matched.Count == 0 ? articleId : Math.Min(articleId, matched.Min);
        _groups[articleId] = group;
        foreach (var other in matched)
        {
            if (other == group) continue;
            _redirects[other] = group;
            _merges.Add(new GroupMerge(other, group));
        }
    }

    private void Post(long articleId, ArticleKeys keys)
    {
        var group = Resolve(_groups[articleId]);
        foreach (var key in keys.All)
        {
            var carriers = _postings[key];
            if (carriers.Count > options.CommonKeyGroups && key != keys.Fingerprint.ExactKey) continue;
            if (carriers.Any(x => _groups.TryGetValue(x, out var other) && Resolve(other) == group)) continue;
            carriers.Add(articleId);
            _added.Add(new Posting(key, articleId));
        }
    }

    private static bool IsBetter(DuplicateVerdict verdict, DuplicateVerdict? best) =>
        best is null || Rank(verdict).CompareTo(Rank(best)) > 0;

    private static (bool Same, bool Quotes, double Containment) Rank(DuplicateVerdict verdict) =>
        (verdict.IsSameArticle, verdict.Relation == DuplicateRelation.Quotes, verdict.Containment);

    private long Resolve(long group)
    {
        while (_redirects.TryGetValue(group, out var into)) group = into;
        return group;
    }
}
