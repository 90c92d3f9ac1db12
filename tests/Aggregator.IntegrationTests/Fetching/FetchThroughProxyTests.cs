using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Microsoft.AspNetCore.Http;

namespace Aggregator.IntegrationTests.Fetching;

public sealed class FetchThroughProxyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_may_have_a_proxy_of_its_own()
    {
        var (common, own) = (new List<string>(), new List<string>());
        await using var commonProxy = await ProxyAsync(common);
        await using var ownProxy = await ProxyAsync(own);
        using var fetcher = new HttpFetcher(new HttpOptions { Proxy = commonProxy.Root.AbsoluteUri }, TimeProvider.System);

        var plain = await fetcher.FetchAsync(new(new("http://one.example/feed"), FetchPurpose.Feed), Cancellation);
        var special = await fetcher.FetchAsync(new(new("http://two.example/feed"), FetchPurpose.Feed) { Proxy = ownProxy.Root.AbsoluteUri }, Cancellation);

        Assert.Null(plain.Fault ?? special.Fault);
        Assert.Equal("one.example", Assert.Single(common));
        Assert.Equal("two.example", Assert.Single(own));
    }

    [Fact]
    public async Task A_proxy_that_is_down_is_told_as_a_fault()
    {
        using var fetcher = new HttpFetcher(new HttpOptions { Proxy = "http://127.0.0.1:4/" }, TimeProvider.System);

        var result = await fetcher.FetchAsync(new(new("http://one.example/feed"), FetchPurpose.Feed), Cancellation);

        Assert.Equal(FaultKind.Unreachable, result.Fault?.Kind);
        Assert.StartsWith("The proxy for one.example", result.Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_is_told_without_being_shown()
    {
        using var fetcher = new HttpFetcher(new HttpOptions(), TimeProvider.System);

        var result = await fetcher.FetchAsync(new(new("http://one.example/feed"), FetchPurpose.Feed) { Proxy = "me:secret@proxy" }, Cancellation);

        Assert.Equal(FaultKind.BadAddress, result.Fault?.Kind);
        Assert.DoesNotContain("secret", result.Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_into_what_robots_txt_shuts_is_not_followed()
    {
        var asked = new List<string>();
        await using var web = await LoopbackWeb.StartAsync(context =>
        {
            asked.Add(context.Request.Path);
            if (context.Request.Path == "/robots.txt")
                return context.Response.WriteAsync("User-agent: *\nDisallow: /private");
            context.Response.Redirect("/private/1");
            return Task.CompletedTask;
        });
        var options = new HttpOptions { AllowedAddresses = ["127.0.0.0/8"] };
        using var fetcher = new HttpFetcher(options, TimeProvider.System);
        var polite = new PoliteFetcher(fetcher, new RobotsCache(fetcher, options, TimeProvider.System), new HostLanes(options, TimeProvider.System), options, TimeProvider.System);

        var result = await polite.FetchAsync(new(web.At("public"), FetchPurpose.Page), Cancellation);

        Assert.Equal(FaultKind.RobotsDisallowed, result.Fault?.Kind);
        Assert.Equal(["/robots.txt", "/public"], asked);
    }

    private static Task<LoopbackWeb> ProxyAsync(List<string> hosts) => LoopbackWeb.StartAsync(context =>
    {
        hosts.Add(context.Request.Host.Host);
        return context.Response.WriteAsync("<rss/>");
    });
}
