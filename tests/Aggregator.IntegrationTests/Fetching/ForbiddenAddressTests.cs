using System.Net;
using System.Net.Sockets;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Microsoft.AspNetCore.Http;

namespace Aggregator.IntegrationTests.Fetching;

/// <summary>Ways into the operator's own network, all shut. The server behind them must never be asked.</summary>
public sealed class ForbiddenAddressTests
{
    // PORT stands for the port of a server that listens on 127.0.0.1.
    private static readonly string[] Literals =
    [
        "http://127.0.0.1:PORT/", "http://127.1:PORT/", "http://127.0.1:PORT/", "http://2130706433:PORT/", "http://017700000001:PORT/",
        "http://0x7f000001:PORT/", "http://0x7f.0.0.1:PORT/", "http://0177.0.0.1:PORT/", "http://0177.0x0.0.1:PORT/", "http://127.0.0.1.:PORT/",
        "http://127.255.255.254:PORT/", "http://0.0.0.0:PORT/", "http://0:PORT/", "http://%31%32%37.0.0.1:PORT/", "http://１２７.０.０.１:PORT/",
        "http://①②⑦.⓪.⓪.①:PORT/", "http://127。0。0。1:PORT/", "http://public.example@127.0.0.1:PORT/", "http://public.example:80@127.0.0.1:PORT/",
        "http://127.0.0.1:PORT#@public.example/", "http://127.0.0.1:PORT\\@public.example/", "http:\\\\127.0.0.1:PORT/", "HTTP://127.0.0.1:PORT/",
        "http://[::1]:PORT/", "http://[0:0:0:0:0:0:0:1]:PORT/", "http://[::]:PORT/", "http://[::ffff:127.0.0.1]:PORT/", "http://[::ffff:7f00:1]:PORT/",
        "http://[0000::ffff:7f00:0001]:PORT/", "http://[::127.0.0.1]:PORT/", "http://[::7f00:1]:PORT/", "http://[::ffff:0:127.0.0.1]:PORT/",
        "http://[64:ff9b::127.0.0.1]:PORT/", "http://[64:ff9b::7f00:1]:PORT/", "http://[64:ff9b:1::7f00:1]:PORT/", "http://[2002:7f00:1::]:PORT/",
        "http://[2001:0:7f00:1::]:PORT/", "http://[fe80::5efe:127.0.0.1]:PORT/", "http://[2001:db8::5efe:7f00:1]:PORT/", "http://[fe80::1%25lo]:PORT/",
        "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xA9FEA9FE/", "http://0251.0376.0251.0376/", "http://169.254.43518/",
        "http://[::ffff:169.254.169.254]/", "http://[::ffff:a9fe:a9fe]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[2002:a9fe:a9fe::1]/", "http://[fd00:ec2::254]/",
        "http://100.100.100.200/", "http://192.0.0.192/", "http://168.63.129.16/", "http://169.254.170.2/v2/credentials",
        "http://10.0.0.1/", "http://10.1/", "http://167772161/", "http://012.0.0.1/", "http://[::ffff:10.0.0.1]/", "http://172.16.0.1/", "http://172.31.255.255/",
        "http://192.168.0.1/", "http://192.168.1/", "http://100.64.0.1/", "http://[fc00::1]/", "http://[fd12:3456::1]/", "http://[fec0::1]/",
        "http://224.0.0.1/", "http://255.255.255.255/", "http://240.0.0.1/", "http://198.18.0.1/", "http://192.0.2.1/", "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[100::1]/",
    ];

    private static readonly string[] Answers =
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "::1", "::", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "2002:7f00:1::",
        "10.0.0.1", "172.20.0.1", "192.168.1.1", "169.254.169.254", "::ffff:169.254.169.254", "fd00:ec2::254", "fe80::1", "fc00::1", "100.64.0.1", "100.100.100.200",
    ];

    private static readonly string[] LocalNames =
        ["localhost", "LOCALHOST.", "foo.localhost", "router", "printer.local", "db.internal", "nas.lan", "1.0.0.127.in-addr.arpa", "public.example.0x7f000001", "hidden.onion"];

    public static TheoryData<string> AllLiterals => [.. Literals];

    public static TheoryData<string> AllAnswers => [.. Answers];

    public static TheoryData<string> ThroughProxy => [.. Literals, .. LocalNames.Select(name => $"http://{name}:PORT/")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void More_than_sixty_ways_are_tried() => Assert.True(Literals.Length > 60, $"{Literals.Length}");

    [Theory]
    [MemberData(nameof(AllLiterals))]
    public async Task No_spelling_of_an_address_gets_through(string url)
    {
        await using var inner = await Inner.StartAsync();
        using var fetcher = new HttpFetcher(new HttpOptions(), TimeProvider.System, NumbersOnly);

        AssertRefused(await FetchAsync(fetcher, inner.Fill(url)), inner);
    }

    [Theory]
    [MemberData(nameof(AllLiterals))]
    public async Task No_spelling_of_an_address_gets_through_as_a_redirect(string url)
    {
        await using var inner = await Inner.StartAsync();
        await using var outer = await LoopbackWeb.StartAsync(
            context =>
            {
                (context.Response.StatusCode, context.Response.Headers.Location) = (302, Uri.TryCreate(inner.Fill(url), UriKind.Absolute, out var target) ? target.AbsoluteUri : inner.Fill(url));
                return Task.CompletedTask;
            },
            latin1: true);
        using var fetcher = new HttpFetcher(new HttpOptions { AllowedAddresses = [$"127.0.0.1:{outer.Port}"] }, TimeProvider.System, NumbersOnly);

        AssertRefused(await FetchAsync(fetcher, outer.Root.AbsoluteUri), inner);
    }

    [Theory]
    [MemberData(nameof(AllAnswers))]
    public async Task No_DNS_answer_leads_inside(string answer)
    {
        await using var inner = await Inner.StartAsync();
        using var fetcher = new HttpFetcher(new HttpOptions(), TimeProvider.System, (_, _) => Task.FromResult(new[] { IPAddress.Parse(answer) }));

        AssertRefused(await FetchAsync(fetcher, inner.Fill("http://public.example:PORT/")), inner);
    }

    [Theory]
    [MemberData(nameof(ThroughProxy))]
    public async Task No_address_or_local_name_goes_to_the_proxy(string url)
    {
        await using var inner = await Inner.StartAsync();
        using var fetcher = new HttpFetcher(new HttpOptions { Proxy = inner.Root.AbsoluteUri }, TimeProvider.System);

        AssertRefused(await FetchAsync(fetcher, inner.Fill(url)), inner);
    }

    [Fact]
    public async Task The_proxy_itself_may_be_inside_and_gets_public_names()
    {
        await using var inner = await Inner.StartAsync();
        using var fetcher = new HttpFetcher(new HttpOptions { Proxy = inner.Root.AbsoluteUri }, TimeProvider.System);

        var result = await FetchAsync(fetcher, "http://public.example/");

        Assert.Null(result!.Fault);
        Assert.True(inner.WasAsked);
    }

    [Fact]
    public async Task A_DNS_answer_that_changes_between_two_fetches_is_judged_anew()
    {
        await using var inner = await Inner.StartAsync(IPAddress.Any);
        var answers = new Queue<string>(["127.0.0.2", "127.0.0.1"]);
        using var fetcher = new HttpFetcher(
            new HttpOptions { AllowedAddresses = [$"127.0.0.2:{inner.Port}"] }, TimeProvider.System, (_, _) => Task.FromResult(new[] { IPAddress.Parse(answers.Dequeue()) }));

        var first = await FetchAsync(fetcher, inner.Fill("http://rebinding.example:PORT/"));
        var second = await FetchAsync(fetcher, inner.Fill("http://rebinding.example:PORT/"));

        Assert.Null(first!.Fault);
        Assert.Equal(FaultKind.AddressRefused, second!.Fault?.Kind);
        Assert.Empty(answers);
    }

    [Fact]
    public async Task A_name_is_resolved_once_for_a_connection_so_that_no_second_answer_is_used()
    {
        await using var inner = await Inner.StartAsync(IPAddress.Any);
        var resolved = 0;
        using var fetcher = new HttpFetcher(
            new HttpOptions { AllowedAddresses = [$"127.0.0.2:{inner.Port}"] }, TimeProvider.System,
            (_, _) => Task.FromResult(new[] { IPAddress.Parse(resolved++ == 0 ? "127.0.0.2" : "127.0.0.1") }));

        var result = await FetchAsync(fetcher, inner.Fill("http://rebinding.example:PORT/"));

        Assert.Null(result!.Fault);
        Assert.Equal((1, "127.0.0.2"), (resolved, inner.AskedAt));
    }

    [Fact]
    public async Task Of_mixed_answers_only_the_allowed_one_is_connected_to()
    {
        await using var inner = await Inner.StartAsync(IPAddress.Any);
        using var fetcher = new HttpFetcher(
            new HttpOptions { AllowedAddresses = [$"127.0.0.2:{inner.Port}"] }, TimeProvider.System,
            (_, _) => Task.FromResult(new[] { "127.0.0.1", "10.0.0.1", "127.0.0.2", "::1" }.Select(IPAddress.Parse).ToArray()));

        var result = await FetchAsync(fetcher, inner.Fill("http://mixed.example:PORT/"));

        Assert.Null(result!.Fault);
        Assert.Equal("127.0.0.2", inner.AskedAt);
    }

    [Fact]
    public async Task Opening_private_addresses_leaves_metadata_and_special_ranges_shut()
    {
        await using var inner = await Inner.StartAsync();
        using var fetcher = new HttpFetcher(new HttpOptions { AllowPrivateAddresses = true }, TimeProvider.System);

        Assert.Null((await FetchAsync(fetcher, inner.Fill("http://127.0.0.1:PORT/")))!.Fault);
        foreach (var shut in new[] { "http://169.254.169.254/", "http://100.100.100.200/", "http://[fd00:ec2::254]/", "http://0.0.0.0/", "http://224.0.0.1/" })
            Assert.Equal(FaultKind.AddressRefused, (await FetchAsync(fetcher, shut))!.Fault?.Kind);
    }

    private static async Task<FetchResult?> FetchAsync(HttpFetcher fetcher, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? await fetcher.FetchAsync(new(address, FetchPurpose.Page), Cancellation)
            : null;

    private static void AssertRefused(FetchResult? result, Inner inner)
    {
        Assert.False(inner.WasAsked);
        if (result is not null)
            Assert.True(result.Fault?.Kind is FaultKind.AddressRefused or FaultKind.BadAddress, $"{result.Fault}");
    }

    // Resolves only what is a number in disguise, as the C library's resolver would.
    private static Task<IPAddress[]> NumbersOnly(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host.TrimEnd('.'), out var address) ? Task.FromResult(new[] { address }) : throw new SocketException((int)SocketError.HostNotFound);

    private sealed class Inner : IAsyncDisposable
    {
        private LoopbackWeb _web = null!;

        public string? AskedAt { get; private set; }

        public bool WasAsked => AskedAt is not null;

        public int Port => _web.Port;

        public Uri Root => _web.Root;

        public static async Task<Inner> StartAsync(IPAddress? address = null)
        {
            var inner = new Inner();
            inner._web = await LoopbackWeb.StartAsync(
                context =>
                {
                    inner.AskedAt = context.Connection.LocalIpAddress?.ToString();
                    context.Response.Headers.Connection = "close";
                    return context.Response.WriteAsync("secret");
                },
                address: address);
            return inner;
        }

        public string Fill(string url) => url.Replace("PORT", $"{Port}", StringComparison.Ordinal);

        public ValueTask DisposeAsync() => _web.DisposeAsync();
    }
}
