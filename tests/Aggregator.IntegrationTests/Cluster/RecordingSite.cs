using System.Collections.Concurrent;
using Aggregator.Core.Scheduling;
using Aggregator.IntegrationTests.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Aggregator.IntegrationTests.Cluster;

/// <summary>A site that writes down when it was asked for what.</summary>
internal sealed class RecordingSite : IAsyncDisposable
{
    private readonly TimeProvider _clock;
    private readonly TestSite _site;
    private readonly ConcurrentQueue<(DateTimeOffset At, string Path)> _asked = new();

    private RecordingSite(TestSite site, TimeProvider clock) => (_site, _clock) = (site, clock);

    public string Host => Shard.HostOf(_site.Url("/"));

    public IReadOnlyList<(DateTimeOffset At, string Path)> Asked => [.. _asked];

    /// <summary>The shortest time between two requests.</summary>
    public TimeSpan ShortestGap => Asked.OrderBy(a => a.At).Zip(Asked.OrderBy(a => a.At).Skip(1), (a, b) => b.At - a.At).Min();

    public static async Task<RecordingSite> StartAsync(string address, TimeProvider clock)
    {
        var site = new RecordingSite(await TestSite.StartAsync(address), clock);
        site.Answer("/robots.txt", Status(404));
        return site;
    }

    public Uri Url(string path) => _site.Url(path);

    public void Answer(string path, RequestDelegate answer) => _site.Answer(path, context =>
    {
        _asked.Enqueue((_clock.GetUtcNow(), path));
        return answer(context);
    });

    public void Page(string path, string title) => Answer(path, context =>
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync(TestPages.Article(title));
    });

    public void Redirect(string path, Uri target) => Answer(path, context =>
    {
        context.Response.Redirect(target.AbsoluteUri);
        return Task.CompletedTask;
    });

    public void Feed(string path, params string[] pages) => Answer(path, context =>
    {
        context.Response.ContentType = "application/rss+xml";
        return context.Response.WriteAsync($"""<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>{string.Concat(pages.Select(page => $"<item><title>{page}</title><link>{Url(page)}</link></item>"))}</channel></rss>""");
    });

    public static RequestDelegate Status(int status, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
