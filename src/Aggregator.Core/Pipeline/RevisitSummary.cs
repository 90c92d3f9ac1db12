using Aggregator.Core.Diagnostics;
using Aggregator.Core.Scheduling;

namespace Aggregator.Core.Pipeline;

/// <summary>What a visit to a stored article did.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Url">Its address.</param>
/// <param name="Verdict">What was found; null when there was nothing to do.</param>
/// <param name="Fault">The fault, or null.</param>
/// <param name="NextDueAt">When the next visit is due; null when there is none.</param>
internal sealed record RevisitSummary(long ArticleId, string Url, RevisitVerdict? Verdict, Fault? Fault, DateTimeOffset? NextDueAt);
