using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Pipeline;

/// <summary>What becomes of a source whose address redirects.</summary>
public sealed class RedirectTests
{
    private static readonly TimeSpan HalfADay = TimeSpan.FromHours(12);

    [Theory]
    [InlineData(301)]
    [InlineData(308)]
    public async Task A_permanent_redirect_is_taken_over_after_three_polls_over_a_day_and_the_old_address_kept(int status)
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Redirect("/old", status, "/new");
        site.Feed("/new", ("/a", "A"));
        var id = await worker.AddSourceAsync(site.Url("/old"));

        var addresses = await PollAsync(worker, id, 3);

        Assert.Equal([site.Url("/old").AbsoluteUri, site.Url("/old").AbsoluteUri, site.Url("/new").AbsoluteUri], addresses);
        Assert.Equal(site.Url("/old").AbsoluteUri, (await worker.SourceAsync(id)).PreviousUrl);
        await worker.PollAsync(id);
        Assert.Equal(3, site.RequestsFor("/old"));
        Assert.Equal(4, site.RequestsFor("/new"));
    }

    [Fact]
    public async Task Three_polls_within_hours_are_not_enough()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Redirect("/old", 301, "/new");
        site.Feed("/new", ("/a", "A"));
        var id = await worker.AddSourceAsync(site.Url("/old"));

        Assert.All(await PollAsync(worker, id, 8, TimeSpan.FromHours(3)), address => Assert.Equal(site.Url("/old").AbsoluteUri, address));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    public async Task A_temporary_redirect_is_never_taken_over(int status)
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Redirect("/old", status, "/new");
        site.Feed("/new", ("/a", "A"));
        var id = await worker.AddSourceAsync(site.Url("/old"));

        Assert.All(await PollAsync(worker, id, 10), address => Assert.Equal(site.Url("/old").AbsoluteUri, address));
        Assert.Null((await worker.SourceAsync(id)).MovedToUrl);
    }

    [Fact]
    public async Task A_way_with_one_temporary_hop_is_temporary()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Redirect("/old", 301, "/middle");
        site.Redirect("/middle", 302, "/new");
        site.Feed("/new", ("/a", "A"));
        var id = await worker.AddSourceAsync(site.Url("/old"));

        Assert.DoesNotContain(site.Url("/new").AbsoluteUri, await PollAsync(worker, id, 5));
    }

    [Fact]
    public async Task A_redirect_that_ends_in_no_feed_is_not_taken_over()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Redirect("/old", 301, "/new");
        site.Answer("/new", "text/html", "<!DOCTYPE html><html><head><title>Hello</title></head><body><p>Sign in to go on.</p></body></html>");
        var id = await worker.AddSourceAsync(site.Url("/old"));

        Assert.All(await PollAsync(worker, id, 5), address => Assert.Equal(site.Url("/old").AbsoluteUri, address));
        Assert.Equal(FaultKind.HtmlInsteadOfFeed, (await worker.SourceAsync(id)).LastFault);
    }

    [Fact]
    public async Task When_the_new_address_fails_and_the_old_one_works_the_source_goes_back_and_is_due()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync(("Http:PageDelay", "00:00:02"));
        var id = await MovedAsync(site, worker);
        site.Status("/new", 404);
        site.Feed("/old", ("/a", "A"), ("/b", "B"));

        var addresses = await PollAsync(worker, id, 3);

        Assert.Equal([site.Url("/new").AbsoluteUri, site.Url("/new").AbsoluteUri, site.Url("/old").AbsoluteUri], addresses);
        var source = await worker.SourceAsync(id);
        Assert.Equal("its former address works again", source.NextDueReason);
        Assert.Equal(1, (await worker.PollAsync(id)).New);
        Assert.Equal(0, (await worker.SourceAsync(id)).ConsecutiveFailures);
    }

    [Fact]
    public async Task It_stays_when_the_old_address_is_dead_as_well()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var id = await MovedAsync(site, worker);
        site.Status("/new", 404);

        Assert.All(await PollAsync(worker, id, 5), address => Assert.Equal(site.Url("/new").AbsoluteUri, address));
    }

    [Fact]
    public async Task An_address_that_was_left_again_is_not_taken_over_twice()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var id = await MovedAsync(site, worker);
        site.Status("/new", 404);
        site.Feed("/old", ("/a", "A"));
        await PollAsync(worker, id, 3);
        site.Redirect("/old", 301, "/new");
        site.Feed("/new", ("/a", "A"));

        Assert.All(await PollAsync(worker, id, 6), address => Assert.Equal(site.Url("/old").AbsoluteUri, address));
    }

    [Fact]
    public async Task An_operator_brings_the_former_address_back_for_good()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var id = await MovedAsync(site, worker);

        var (restored, refusal) = await worker.Service<AddressRestoration>().RestoreAsync(id, TestContext.Current.CancellationToken);

        Assert.Equal(("", site.Url("/old").AbsoluteUri), (refusal, restored?.Url));
        Assert.Equal(worker.Clock.GetUtcNow(), restored!.NextDueAt);
        Assert.All(await PollAsync(worker, id, 6), address => Assert.Equal(site.Url("/old").AbsoluteUri, address));
    }

    [Fact]
    public async Task A_source_without_a_former_address_has_nothing_to_go_back_to()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var id = await worker.AddSourceAsync(site.Url("/feed"));

        var (restored, refusal) = await worker.Service<AddressRestoration>().RestoreAsync(id, TestContext.Current.CancellationToken);

        Assert.Null(restored);
        Assert.Contains("no former address", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sources_that_come_to_one_address_become_one_and_nothing_is_doubled()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/one", ("/a", "A"), ("/b", "B"));
        site.Feed("/two", ("/b", "B"), ("/c", "C"));
        site.Answer("/a", "text/html; charset=utf-8", TestPages.Article("A", "The ferry sails again from Monday."));
        var one = await worker.AddSourceAsync(site.Url("/one"));
        var two = await worker.AddSourceAsync(site.Url("/two"));
        await worker.PollAsync(one);
        await worker.ReadPagesAsync();
        await worker.PollAsync(two);
        site.Redirect("/one", 301, "/two");

        await PollAsync(worker, one, 3);

        var left = await worker.SourceAsync(one);
        Assert.Equal((SourceState.Removed, (long?)two), (left.State, left.MergedIntoId));
        Assert.Equal(["/a", "/b", "/c"], await worker.QueryAsync(async db => (await db.Entries.ToListAsync()).Select(e => new Uri(e.Url).AbsolutePath).Order()));
        Assert.All(await worker.QueryAsync(db => db.Entries.Select(e => e.SourceId).ToListAsync()), owner => Assert.Equal(two, owner));
        Assert.Equal([two], await worker.QueryAsync(db => db.Articles.Select(a => a.SourceId).ToListAsync()));
        Assert.Equal(0, (await worker.PollAsync(one)).PollId);
        Assert.Null((await worker.PollAsync(two)).Fault);
    }

    [Fact]
    public async Task The_id_and_the_address_of_a_merged_source_lead_to_the_one_it_became()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var (one, two) = await MergedAsync(site, worker);
        var store = worker.Service<SourceStore>();

        Assert.Equal(two, (await store.FindAsync($"{one}", TestContext.Current.CancellationToken))?.Id);
        Assert.Equal(two, (await store.FindAsync(site.Url("/one").AbsoluteUri, TestContext.Current.CancellationToken))?.Id);
        Assert.Equal(two, await worker.AddSourceAsync(site.Url("/one")));
        Assert.Equal([two], (await store.ListAsync(TestContext.Current.CancellationToken)).Select(source => source.Id));
    }

    [Fact]
    public async Task What_work_in_flight_wrote_for_a_merged_source_follows_it()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var (one, two) = await MergedAsync(site, worker);
        await worker.QueryAsync(db => db.Entries.ExecuteUpdateAsync(set => set.SetProperty(e => e.SourceId, one)));

        await worker.Service<Housekeeping>().RunAsync(TestContext.Current.CancellationToken);

        Assert.All(await worker.QueryAsync(db => db.Entries.Select(e => e.SourceId).ToListAsync()), owner => Assert.Equal(two, owner));
    }

    [Fact]
    public async Task A_merged_source_can_be_made_one_of_its_own_again()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var (one, _) = await MergedAsync(site, worker);

        var (restored, refusal) = await worker.Service<AddressRestoration>().RestoreAsync(one, TestContext.Current.CancellationToken);

        Assert.Equal("", refusal);
        Assert.Equal((SourceState.Active, (long?)null, site.Url("/one").AbsoluteUri), (restored!.State, restored.MergedIntoId, restored.Url));
        Assert.All(await PollAsync(worker, one, 5), address => Assert.Equal(site.Url("/one").AbsoluteUri, address));
    }

    [Fact]
    public async Task The_address_of_a_removed_source_is_free_to_be_taken_over()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Redirect("/old", 301, "/new");
        site.Feed("/new", ("/a", "A"));
        var removed = await worker.AddSourceAsync(site.Url("/new"));
        await worker.Service<SourceStore>().SetStateAsync(removed, SourceState.Removed, TestContext.Current.CancellationToken);
        var id = await worker.AddSourceAsync(site.Url("/old"));

        Assert.Equal(site.Url("/new").AbsoluteUri, (await PollAsync(worker, id, 3))[^1]);
        Assert.Equal(SourceState.Removed, (await worker.SourceAsync(removed)).State);
    }

    [Fact]
    public async Task A_paused_source_is_not_merged_into()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Redirect("/one", 301, "/two");
        site.Feed("/two", ("/a", "A"));
        var two = await worker.AddSourceAsync(site.Url("/two"));
        await worker.Service<SourceStore>().SetStateAsync(two, SourceState.Paused, TestContext.Current.CancellationToken);
        var one = await worker.AddSourceAsync(site.Url("/one"));

        Assert.All(await PollAsync(worker, one, 4), address => Assert.Equal(site.Url("/one").AbsoluteUri, address));
        Assert.Equal(SourceState.Active, (await worker.SourceAsync(one)).State);
    }

    /// <summary>Polls half a day apart; the source's address after each poll.</summary>
    private static async Task<List<string>> PollAsync(TestWorker worker, long id, int times, TimeSpan? apart = null)
    {
        var addresses = new List<string>();
        for (var i = 0; i < times; i++)
        {
            worker.Clock.Advance(apart ?? HalfADay);
            await worker.PollInTimeAsync(id);
            addresses.Add((await worker.SourceAsync(id)).Url);
        }

        return addresses;
    }

    /// <summary>A source that was taken from /old to /new.</summary>
    private static async Task<long> MovedAsync(TestSite site, TestWorker worker)
    {
        site.Redirect("/old", 301, "/new");
        site.Feed("/new", ("/a", "A"));
        var id = await worker.AddSourceAsync(site.Url("/old"));
        Assert.Equal(site.Url("/new").AbsoluteUri, (await PollAsync(worker, id, 3))[^1]);
        return id;
    }

    /// <summary>Two sources, the first merged into the second.</summary>
    private static async Task<(long One, long Two)> MergedAsync(TestSite site, TestWorker worker)
    {
        site.Redirect("/one", 301, "/two");
        site.Feed("/two", ("/a", "A"), ("/b", "B"));
        var two = await worker.AddSourceAsync(site.Url("/two"));
        var one = await worker.AddSourceAsync(site.Url("/one"));
        await PollAsync(worker, one, 3);
        Assert.Equal(two, (await worker.SourceAsync(one)).MergedIntoId);
        return (one, two);
    }
}
