using Aggregator.Core.Diagnostics;
using Aggregator.Core.Extraction;

namespace Aggregator.Core.Pipeline;

/// <summary>What became of a fetched page.</summary>
/// <param name="Article">Its article; null when it is none.</param>
/// <param name="Charset">The charset its text was in; empty when it was not decoded.</param>
/// <param name="Fault">Why there is no article; null when there is one.</param>
internal readonly record struct ReadPage(ExtractedArticle? Article, string Charset, Fault? Fault);
