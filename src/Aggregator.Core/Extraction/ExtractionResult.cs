using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Extraction;

/// <summary>An extracted article or the fault that prevented it; exactly one of the two is set.</summary>
public sealed record ExtractionResult
{
    private ExtractionResult(ExtractedArticle? article, Fault? fault) => (Article, Fault) = (article, fault);

    /// <summary>The article, or null.</summary>
    public ExtractedArticle? Article { get; }

    /// <summary>The fault, or null.</summary>
    public Fault? Fault { get; }

    /// <summary>A result that holds an article.</summary>
    public static ExtractionResult Of(ExtractedArticle article) => new(article, null);

    /// <summary>A result that holds a fault.</summary>
    public static ExtractionResult Failed(FaultKind kind, string message) => new(null, new Fault(kind, message));
}
