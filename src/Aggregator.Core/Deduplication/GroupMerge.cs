namespace Aggregator.Core.Deduplication;

/// <summary>Two groups that a new article showed to be one.</summary>
/// <param name="FromGroupId">The later group, whose id now redirects.</param>
/// <param name="IntoGroupId">The earlier group, which takes the members.</param>
internal readonly record struct GroupMerge(long FromGroupId, long IntoGroupId);
