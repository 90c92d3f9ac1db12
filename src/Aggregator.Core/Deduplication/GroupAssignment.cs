namespace Aggregator.Core.Deduplication;

/// <summary>The group that an article was given, and why.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="GroupId">Its group: its own id when it begins one.</param>
/// <param name="MatchedArticleId">The article it matched best (a copy, else one that it quotes), or null.</param>
/// <param name="Verdict">The evidence for that match, or null.</param>
/// <param name="Candidates">Articles it was compared with.</param>
internal sealed record GroupAssignment(long ArticleId, long GroupId, long? MatchedArticleId, DuplicateVerdict? Verdict, int Candidates);
