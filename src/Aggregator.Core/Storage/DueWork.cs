namespace Aggregator.Core.Storage;

/// <summary>One thing to fetch from a host.</summary>
/// <param name="Host">The host, as sources and entries store it.</param>
/// <param name="SourceId">The source to poll; 0 for a page or a visit.</param>
/// <param name="EntryId">The entry whose page to fetch; 0 for a poll or a visit.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="Url">The address.</param>
/// <param name="ArticleId">The stored article to visit again; 0 for a poll or a new page.</param>
internal sealed record DueWork(string Host, long SourceId, long EntryId, DateTimeOffset DueAt, string Url, long ArticleId = 0);
