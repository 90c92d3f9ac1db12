using Aggregator.Core.Diagnostics;
using Aggregator.Core.Extraction;
using Aggregator.Core.Fetching;
using Aggregator.Core.Pipeline;

namespace Aggregator.Worker.Commands;

/// <summary>Fetches the pages of a probed article as the service does, each once however many readings are made of it.</summary>
internal sealed class ProbePages : IDisposable
{
    private readonly HttpFetcher _http;
    private readonly PoliteFetcher _fetcher;
    private readonly Dictionary<Uri, FetchResult> _fetched = [];

    public ProbePages(CommandContext context)
    {
        var options = context.Configure().Options.Http;
        var lanes = new HostLanes(options, context.Clock);
        _http = new HttpFetcher(options, context.Clock, lanes: lanes);
        _fetcher = new PoliteFetcher(_http, new RobotsCache(_http, options, context.Clock), lanes, options, context.Clock);
    }

    /// <summary>The first page, which the operator asks for by its address.</summary>
    public async Task<FetchResult> FirstAsync(Uri url, CancellationToken cancellationToken) =>
        _fetched[url] = await _http.FetchAsync(new FetchRequest(url, FetchPurpose.Page), cancellationToken).ConfigureAwait(false);

    /// <summary>The article with its further pages; a page that cannot be read ends it, and its decisions say so.</summary>
    public async Task<ExtractedArticle> JoinAsync(ExtractedArticle first, Uri firstUrl, SiteRule? rule, CancellationToken cancellationToken) =>
        (await ArticlePages.JoinAsync(first, firstUrl, url => ReadAsync(url, rule, cancellationToken)).ConfigureAwait(false)).Article;

    public void Dispose() => _http.Dispose();

    private async Task<(ExtractedArticle? Page, Fault? Fault)> ReadAsync(Uri url, SiteRule? rule, CancellationToken cancellationToken)
    {
        if (!_fetched.TryGetValue(url, out var fetched))
            _fetched[url] = fetched = await _fetcher.FetchAsync(new FetchRequest(url, FetchPurpose.Page), cancellationToken).ConfigureAwait(false);
        var (page, _, fault) = FetchedPages.Read(fetched, null, rule?.IsFor(fetched.FinalUrl) == true ? rule : null, null, cancellationToken);
        return (page, fault);
    }
}
