using Aggregator.Core.Diagnostics;
using Aggregator.Core.Extraction;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>A stored article and what the extractor makes of its stored original now.</summary>
/// <param name="Stored">The article as it is stored.</param>
/// <param name="Original">The page as it was served.</param>
/// <param name="Charset">Charset decoded from; empty when it could not be decoded.</param>
/// <param name="Page">What is read now; null with a fault.</param>
/// <param name="Now">The article as it would be stored now; null with a fault.</param>
/// <param name="Fault">Why nothing is read now, or null.</param>
internal sealed record ReplayedArticle(Article Stored, ArticleOriginal Original, string Charset, ExtractedArticle? Page, Article? Now, Fault? Fault)
{
    /// <summary>The fields that differ; none with a fault.</summary>
    public IReadOnlyList<FieldChange> Changes => Now is null ? [] : FieldChange.Between(Stored, Now);
}
