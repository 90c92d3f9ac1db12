using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Aggregator.Benchmarks.Replay;

/// <summary>An HTTP proxy on loopback that answers for every host of the pack: a generated feed in front, the real pages behind.</summary>
internal sealed class ReplayWeb : IAsyncDisposable
{
    /// <summary>Path of each host's feed.</summary>
    public const string FeedPath = "/replay-feed.xml";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);

    private ReplayWeb(WebApplication app) => _app = app;

    /// <summary>The proxy's address.</summary>
    public string Address => _app.Urls.First();

    /// <summary>Pages asked for more than once.</summary>
    public int PagesAskedAgain => _requests.Values.Count(times => times > 1);

    /// <summary>Starts to answer.</summary>
    public static async Task<ReplayWeb> StartAsync(IReadOnlyList<ReplayPage> pages, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var web = new ReplayWeb(app);
        var feeds = pages.GroupBy(page => page.Host).ToDictionary(host => host.Key, host => Feed(host.Key, [.. host]), StringComparer.OrdinalIgnoreCase);
        var byUrl = pages.ToDictionary(page => page.Url, StringComparer.OrdinalIgnoreCase);
        app.Run(context => web.AnswerAsync(context, feeds, byUrl));
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        return web;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Dictionary<string, byte[]> feeds, Dictionary<string, ReplayPage> pages)
    {
        // HostString shows international names in Unicode; the feeds are kept under the form that is sent.
        var host = new HostString(context.Request.Host.Host).ToUriComponent();
        if (context.Request.Path == FeedPath && feeds.TryGetValue(host, out var feed))
        {
            context.Response.ContentType = "application/rss+xml; charset=utf-8";
            await context.Response.Body.WriteAsync(feed, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        if (!pages.TryGetValue($"http://{host}{context.Request.Path}", out var page))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        _requests.AddOrUpdate(page.Id, 1, (_, times) => times + 1);
        context.Response.ContentType = "text/html; charset=utf-8";
        await using var file = new GZipStream(File.OpenRead(page.File), CompressionMode.Decompress);
        await file.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static byte[] Feed(string host, IReadOnlyList<ReplayPage> pages)
    {
        var feed = new StringBuilder($"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{SecurityElement.Escape(host)}</title><link>http://{host}/</link>""");
        foreach (var page in pages)
            feed.Append(System.Globalization.CultureInfo.InvariantCulture, $"<item><guid>{page.Id}</guid><title>{page.Id}</title><link>{page.Url}</link></item>");
        return Encoding.UTF8.GetBytes(feed.Append("</channel></rss>").ToString());
    }
}
