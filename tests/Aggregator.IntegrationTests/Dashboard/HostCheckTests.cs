using System.Net;
using Aggregator.Worker.Dashboard.Shell;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed class HostCheckTests
{
    [Theory]
    [InlineData("localhost", "127.0.0.1", "", true)]
    [InlineData("news.localhost", "127.0.0.1", "", true)]
    [InlineData("127.0.0.1", "127.0.0.1", "", true)]
    [InlineData("[::1]", "::1", "", true)]
    [InlineData("attacker.example", "127.0.0.1", "", false)]
    [InlineData("localhost.attacker.example", "::1", "", false)]
    [InlineData("", "127.0.0.1", "", false)]
    [InlineData("news.example", "127.0.0.1", "news.example", true)]
    [InlineData("nas", "192.168.1.5", "", true)]
    [InlineData("attacker.example", "192.168.1.5", "nas", false)]
    public void A_host_name_is_taken_when_it_is_ours(string host, string local, string allowed, bool taken) =>
        Assert.Equal(taken, HostCheck.IsAllowed(host, IPAddress.Parse(local), allowed.Length > 0 ? [allowed] : []));

    [Fact]
    public async Task A_page_asked_for_under_a_foreign_name_is_refused()
    {
        await using var host = await DashboardHost.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "attacker.example";
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }
}
