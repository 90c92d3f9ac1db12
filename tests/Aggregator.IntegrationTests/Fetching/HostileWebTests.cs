using System.Net;
using System.Net.Sockets;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Scheduling;

namespace Aggregator.IntegrationTests.Fetching;

/// <summary>Whatever a server does, the fetch ends with the right fault, a sentence, and a time to try again.</summary>
public sealed class HostileWebTests
{
    // 200 KiB and short limits, so that the hostile web shows its worst quickly; addresses stay shut but for loopback.
    private static readonly HttpOptions Base = new() { MaxFeedBytes = 200 * 1024, AllowedAddresses = ["127.0.0.0/8"] };

    public static TheoryData<string> Names => [.. HostileBehaviours.All.Keys];

    [Fact]
    public void At_least_sixty_behaviours_are_covered() => Assert.True(HostileBehaviours.All.Count >= 60, $"{HostileBehaviours.All.Count}");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_behaviour_leaves_its_fault_and_its_next_check(string name)
    {
        var behaviour = HostileBehaviours.All[name];
        await using var raw = behaviour.Raw is null ? null : new RawWeb(behaviour.Raw);
        await using var web = behaviour.Web is null ? null : await LoopbackWeb.StartAsync(behaviour.Web, latin1: true);
        var root = raw?.Root ?? web!.At(Uri.EscapeDataString(name));
        using var fetcher = new HttpFetcher(behaviour.Options?.Invoke(Base) ?? Base, TimeProvider.System, ResolveAsync);
        var request = new FetchRequest(behaviour.Url?.Invoke(root) ?? root, FetchPurpose.Feed);

        var result = await fetcher.FetchAsync(behaviour.Request?.Invoke(request) ?? request, TestContext.Current.CancellationToken);

        Assert.Equal(behaviour.Fault, result.Fault?.Kind ?? FaultKind.None);
        behaviour.Check?.Invoke(result);
        AssertSentence(result.Fault);
        AssertNextCheck(behaviour, result);
    }

    private static void AssertSentence(Fault? fault)
    {
        if (fault is null)
            return;
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", fault.Message, StringComparison.Ordinal);
        Assert.InRange(fault.Message.Length, 20, 250);
    }

    private static void AssertNextCheck(HostileBehaviour behaviour, FetchResult result)
    {
        var history = new CheckHistory
        {
            Now = result.FetchedAt,
            ConsecutiveFailures = result.Fault is null ? 0 : 1,
            LastFault = result.Fault?.Kind,
            RetryAfter = result.RetryAfter,
            FreshFor = result.FreshFor,
        };
        var wait = NextCheckPolicy.Next(history, new ScheduleOptions(), jitter: 0).DueAt - history.Now;
        if (behaviour.Fault == FaultKind.None)
            Assert.InRange(wait, TimeSpan.FromMinutes(5), TimeSpan.FromDays(1));
        else
            Assert.Equal(behaviour.NextCheckMinutes, wait.TotalMinutes, 1);
    }

    private static Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => host switch
    {
        "no-such-name.example" => throw new SocketException((int)SocketError.HostNotFound),
        "dns-down.example" => throw new SocketException((int)SocketError.TryAgain),
        _ => Task.FromResult(Array.Empty<IPAddress>()),
    };
}
