using Aggregator.Core.Diagnostics;
using Aggregator.Core.Extraction;
using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Reads fetched pages by the rule of their site and what is remembered of it.</summary>
internal sealed class FetchedPages(SiteRules rules, SiteMemoryStore memories)
{
    /// <summary>The page's article, or the fault that kept it from being one.</summary>
    /// <param name="fetched">The answer of its server, a failure too.</param>
    /// <param name="assumedOffset">The zone of dates that name none.</param>
    /// <param name="stored">The text that is stored of the article, which does not count as another article of the site; null for a new one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ReadPage> ReadAsync(FetchResult fetched, TimeSpan? assumedOffset, string? stored, CancellationToken cancellationToken)
    {
        // A page that did not come needs no memory.
        var memory = fetched.Fault is null ? await memories.ReadAsync(fetched.FinalUrl, cancellationToken).ConfigureAwait(false) : null;
        return Read(fetched, assumedOffset, rules.For(fetched.FinalUrl), stored is null ? memory : memory?.Without(stored), cancellationToken);
    }

    /// <summary>The page's article, or the fault that kept it from being one, by a given rule and memory.</summary>
    public static ReadPage Read(FetchResult fetched, TimeSpan? assumedOffset, SiteRule? rule, SiteMemory? memory, CancellationToken cancellationToken)
    {
        if ((fetched.Fault ?? PageBody.Fault(fetched)) is { } unread)
            return new(null, "", unread);
        var decoded = CharsetDecoder.DecodePage(fetched.Body.Span, fetched.ContentType);
        var result = ArticleExtractor.Extract(new PageDocument(decoded.Text, fetched.FinalUrl) { FetchedAt = fetched.FetchedAt, AssumedOffset = assumedOffset, SiteMemory = memory }, rule, cancellationToken);
        return result.Article is { Kind: not PageKind.Article } other
            ? new(null, decoded.Charset, new Fault(FaultKind.NotAnArticle, $"{fetched.FinalUrl} is a {other.Kind.ToString().ToLowerInvariant()} page, not an article."))
            : new(result.Article, decoded.Charset, result.Fault);
    }
}
