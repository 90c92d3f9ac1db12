using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Microsoft.AspNetCore.Http;

namespace Aggregator.IntegrationTests.Fetching;

public sealed class FetchSecretsTests
{
    private static readonly HttpOptions Loopback = new() { AllowedAddresses = ["127.0.0.0/8"] };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sources_own_headers_and_login_reach_its_own_origin()
    {
        var seen = new List<string>();
        await using var web = await LoopbackWeb.StartAsync(context => Record(context, seen, () => null));
        using var fetcher = new HttpFetcher(Loopback, TimeProvider.System);

        var login = new UriBuilder(web.Root) { UserName = "me", Password = "p%40ss" }.Uri;
        var result = await fetcher.FetchAsync(Secret(login), Cancellation);

        Assert.Null(result.Fault);
        Assert.Equal(["Basic bWU6cEBzcw==|key-1|zh"], seen);
        Assert.DoesNotContain("me:", result.FinalUrl.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_follow_a_redirect_within_the_origin_but_not_out_of_it()
    {
        var (own, foreign) = (new List<string>(), new List<string>());
        await using var other = await LoopbackWeb.StartAsync(context => Record(context, foreign, () => null));
        await using var web = await LoopbackWeb.StartAsync(context => Record(context, own, () => context.Request.Path == "/2" ? other.Root.AbsoluteUri : "/2"));
        using var fetcher = new HttpFetcher(Loopback, TimeProvider.System);

        var result = await fetcher.FetchAsync(Secret(new UriBuilder(web.Root) { UserName = "me", Password = "pass" }.Uri), Cancellation);

        Assert.Null(result.Fault);
        Assert.Equal(["Basic bWU6cGFzcw==|key-1|zh", "Basic bWU6cGFzcw==|key-1|zh"], own);
        Assert.Equal(["||zh"], foreign);
    }

    [Fact]
    public async Task Cookies_live_for_one_fetch()
    {
        var cookies = new List<string>();
        await using var web = await LoopbackWeb.StartAsync(context =>
        {
            cookies.Add(context.Request.Headers.Cookie.ToString());
            context.Response.Cookies.Append("visitor", "42");
            if (context.Request.Path == "/")
                context.Response.Redirect("/2");
            return context.Response.WriteAsync("<rss/>");
        });
        using var fetcher = new HttpFetcher(Loopback, TimeProvider.System);

        await fetcher.FetchAsync(new(web.Root, FetchPurpose.Feed), Cancellation);
        await fetcher.FetchAsync(new(web.Root, FetchPurpose.Feed), Cancellation);

        Assert.Equal(["", "visitor=42", "", "visitor=42"], cookies);
    }

    [Fact]
    public async Task A_fault_tells_the_host_and_no_secret()
    {
        await using var web = await LoopbackWeb.StartAsync(context =>
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        });
        using var fetcher = new HttpFetcher(Loopback, TimeProvider.System);
        var url = new UriBuilder(web.At("feed?token=t0ken")) { UserName = "me", Password = "pass" }.Uri;

        var result = await fetcher.FetchAsync(Secret(url), Cancellation);

        Assert.Equal(FaultKind.Forbidden, result.Fault?.Kind);
        Assert.Contains($"127.0.0.1:{web.Port}", result.Fault!.Message, StringComparison.Ordinal);
        foreach (var secret in new[] { "t0ken", "pass", "key-1" })
            Assert.DoesNotContain(secret, result.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_breaks_in_a_header_value_send_no_second_header()
    {
        var injected = true;
        await using var web = await LoopbackWeb.StartAsync(context =>
        {
            injected = context.Request.Headers.ContainsKey("X-Injected");
            return context.Response.WriteAsync("<rss/>");
        });
        using var fetcher = new HttpFetcher(Loopback, TimeProvider.System);

        var result = await fetcher.FetchAsync(new(web.Root, FetchPurpose.Feed) { ETag = "\"1\"\r\nX-Injected: 1" }, Cancellation);

        Assert.Null(result.Fault);
        Assert.False(injected);
    }

    private static FetchRequest Secret(Uri url) => new(url, FetchPurpose.Feed)
    {
        Headers = new Dictionary<string, string> { ["X-Api-Key"] = "key-1", ["Accept-Language"] = "zh" },
    };

    private static Task Record(HttpContext context, List<string> seen, Func<string?> redirect)
    {
        var headers = context.Request.Headers;
        seen.Add($"{headers.Authorization}|{headers["X-Api-Key"]}|{headers.AcceptLanguage}");
        if (redirect() is not { } location)
            return context.Response.WriteAsync("<rss/>");
        context.Response.Redirect(location);
        return Task.CompletedTask;
    }
}
