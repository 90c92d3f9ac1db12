using Aggregator.Core.Extraction;

namespace Aggregator.Core.Pipeline;

/// <summary>A file of the folder of rules, as it was last read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Written">When it was last written, in UTC.</param>
/// <param name="Rule">The rule that counts: what the file says, or what it said before it became invalid; null when it never was valid.</param>
/// <param name="Error">Why what it says now is refused, or null.</param>
internal sealed record SiteRuleFile(string Path, DateTime Written, SiteRule? Rule, string? Error);
