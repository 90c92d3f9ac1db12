using System.Net;
using System.Net.Http.Json;
using Aggregator.Core.Storage;
using Aggregator.Worker.Api;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Pipeline;

public sealed class ServiceTests
{
    [Fact]
    public async Task The_started_service_polls_fetches_stores_groups_and_answers()
    {
        await using var site = await TestSite.StartAsync();
        site.Feed("/feed", ("/ferry", "Ferry landing to reopen"));
        site.Answer("/ferry", "text/html", TestPages.Article("Ferry landing to reopen"));
        await using var worker = await TestWorker.StartAsync();
        await worker.AddSourceAsync(site.Url("/feed"));
        using var client = new HttpClient { BaseAddress = new Uri(worker.App.Urls.First()) };

        var status = await UntilAsync(client, status => status is { Articles: 1, Ungrouped: 0 });

        Assert.Equal((1, 1, 0, 0), (status.Sources, status.Articles, status.Waiting, status.Faults));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Contains("Ferry landing to reopen", await client.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_lets_a_fetch_in_flight_finish_and_begins_nothing_new()
    {
        await using var site = await TestSite.StartAsync();
        var asked = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        site.Feed("/feed", ("/slow", "Slow"), ("/next", "Next"));
        site.Answer("/slow", async context =>
        {
            asked.TrySetResult();
            await release.Task;
            context.Response.ContentType = "text/html";
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(TestPages.Article("Slow")));
        });
        await using var worker = await TestWorker.StartAsync();
        await worker.AddSourceAsync(site.Url("/feed"));
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        var stopping = worker.App.StopAsync(TestContext.Current.CancellationToken);
        release.SetResult();
        await stopping;

        var states = await worker.QueryAsync(db => db.Entries.OrderBy(e => e.Id).Select(e => e.State).ToListAsync());
        Assert.Equal([EntryState.Stored, EntryState.Waiting], states);
        Assert.Equal(0, site.RequestsFor("/next"));
    }

    private static async Task<WorkerStatus> UntilAsync(HttpClient client, Func<WorkerStatus, bool> condition)
    {
        for (var i = 0; ; i++)
        {
            var status = await client.GetFromJsonAsync<WorkerStatus>("/api/status", TestContext.Current.CancellationToken);
            if (condition(status!))
                return status!;
            Assert.True(i < 200, $"the service did not get there in 20 s: {status}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
