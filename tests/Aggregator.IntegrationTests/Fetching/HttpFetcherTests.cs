using System.IO.Compression;
using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Microsoft.AspNetCore.Http;

namespace Aggregator.IntegrationTests.Fetching;

public sealed class HttpFetcherTests
{
    private static readonly HttpOptions Loopback = new() { AllowedAddresses = ["127.0.0.0/8"] };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_comes_back_with_its_validators()
    {
        await using var web = await LoopbackWeb.StartAsync(context =>
        {
            context.Response.Headers.ETag = "weird-unquoted";
            context.Response.Headers.LastModified = "Mon, 02 Nov 2026 10:00:00 GMT";
            context.Response.Headers.CacheControl = "max-age=300";
            return context.Response.WriteAsync("<rss/>");
        });
        using var fetcher = new HttpFetcher(Loopback, TimeProvider.System);

        var result = await fetcher.FetchAsync(new(web.Root, FetchPurpose.Feed), Cancellation);

        Assert.Null(result.Fault);
        Assert.Equal("<rss/>", Encoding.UTF8.GetString(result.Body.Span));
        Assert.Equal(("weird-unquoted", "Mon, 02 Nov 2026 10:00:00 GMT"), (result.ETag, result.LastModified));
        Assert.Equal(TimeSpan.FromMinutes(5), result.FreshFor);
        Assert.Null(result.PermanentUrl);
    }

    [Fact]
    public async Task Validators_are_sent_as_they_were_given_and_304_is_no_fault()
    {
        string? match = null, since = null;
        await using var web = await LoopbackWeb.StartAsync(context =>
        {
            (match, since) = (context.Request.Headers.IfNoneMatch, context.Request.Headers.IfModifiedSince);
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        });
        using var fetcher = new HttpFetcher(Loopback, TimeProvider.System);

        var result = await fetcher.FetchAsync(new(web.Root, FetchPurpose.Feed) { ETag = "W/weird", LastModified = "yesterday" }, Cancellation);

        Assert.Equal(("W/weird", "yesterday"), (match, since));
        Assert.True(result.NotModified);
        Assert.Null(result.Fault);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("gzip, br")]
    public async Task Each_coding_is_undone(string coding)
    {
        var body = Encoding.UTF8.GetBytes("<rss>新闻 " + string.Concat(Enumerable.Range(0, 5000)) + "</rss>");
        await using var web = await LoopbackWeb.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = coding.Split(' ')[^1] == "deflate" ? "deflate" : coding;
            await context.Response.Body.WriteAsync(Compress(body, coding));
        });
        using var fetcher = new HttpFetcher(Loopback, TimeProvider.System);

        var result = await fetcher.FetchAsync(new(web.Root, FetchPurpose.Feed), Cancellation);

        Assert.Null(result.Fault);
        Assert.Equal(body, result.Body.ToArray());
    }

    [Fact]
    public async Task Only_the_callers_own_cancellation_is_thrown()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var web = await LoopbackWeb.StartAsync(async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var fetcher = new HttpFetcher(Loopback, TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(new(web.Root, FetchPurpose.Page), stop.Token));
    }

    [Fact]
    public async Task A_loopback_address_is_refused_by_default()
    {
        var asked = false;
        await using var web = await LoopbackWeb.StartAsync(context =>
        {
            asked = true;
            return context.Response.WriteAsync("secret");
        });
        using var fetcher = new HttpFetcher(new HttpOptions(), TimeProvider.System);

        var result = await fetcher.FetchAsync(new(web.Root, FetchPurpose.Page), Cancellation);

        Assert.Equal(FaultKind.AddressRefused, result.Fault?.Kind);
        Assert.False(asked);
    }

    private static byte[] Compress(byte[] body, string coding)
    {
        foreach (var one in coding.Split(", "))
        {
            using var packed = new MemoryStream();
            using (Stream stream = one switch
            {
                "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
                "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
                "raw deflate" => new DeflateStream(packed, CompressionLevel.Fastest),
                "br" => new BrotliStream(packed, CompressionLevel.Fastest),
                _ => new ZstdSharp.CompressionStream(packed),
            })
            {
                stream.Write(body);
            }

            body = packed.ToArray();
        }

        return body;
    }
}
