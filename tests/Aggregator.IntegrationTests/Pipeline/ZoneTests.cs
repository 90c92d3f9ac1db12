using System.Globalization;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Pipeline;

public sealed class ZoneTests
{
    [Fact]
    public async Task The_zone_of_dates_that_name_none_is_learnt_from_when_entries_appear_and_then_used()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var items = new List<string>();
        void Publish(string format = "yyyy-MM-dd HH:mm:ss")
        {
            items.Insert(0, $"<item><title>N{items.Count}</title><link>{site.Address}/n{items.Count}</link><pubDate>{worker.Clock.GetUtcNow().AddHours(8).ToString(format, CultureInfo.InvariantCulture)}</pubDate></item>");
            site.Answer("/feed", "application/rss+xml", $"<rss version='2.0'><channel><title>Z</title>{string.Concat(items)}</channel></rss>");
        }
        Publish();
        var id = await worker.AddSourceAsync(new Uri($"{site.Address}/feed"));
        await worker.PollAsync(id);
        for (var poll = 0; poll < 8; poll++)
        {
            worker.Clock.Advance(TimeSpan.FromMinutes(11 + poll));
            Publish();
            worker.Clock.Advance(TimeSpan.FromMinutes(7));
            await worker.PollAsync(id);
        }

        var source = await worker.SourceAsync(id);
        Assert.Equal(480, source.LearntOffsetMinutes);
        Assert.Matches(@"^\+08:00 \(learnt from when its entries appear: \d of \d fit\)$", SourceZone.Of(source)!.ToString());

        Publish();
        worker.Clock.Advance(TimeSpan.FromMinutes(7));
        await worker.PollAsync(id);
        var last = await worker.QueryAsync(db => db.Entries.OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal(worker.Clock.GetUtcNow().AddMinutes(-7), last.PublishedAt!.Value, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Dates_that_name_their_zone_settle_the_matter_at_the_first_poll()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Answer("/feed", "application/rss+xml", $"<rss version='2.0'><channel><title>Z</title><item><title>A</title><link>{site.Address}/a</link><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate></item></channel></rss>");
        var id = await worker.AddSourceAsync(new Uri($"{site.Address}/feed"));

        await worker.PollAsync(id);

        Assert.Equal(ZoneEvidence.Stated, (await worker.SourceAsync(id)).ZoneEvidence);
    }

    [Fact]
    public async Task A_configured_zone_is_never_overruled()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Answer("/feed", "application/rss+xml", $"<rss version='2.0'><channel><title>Z</title><item><title>A</title><link>{site.Address}/a</link><pubDate>2026-03-02 10:00:00</pubDate></item></channel></rss>");
        var id = (await worker.Service<SourceStore>().AddAsync([new NewSource(new Uri($"{site.Address}/feed")) { AssumedOffset = TimeSpan.FromHours(-5) }], TimeSpan.Zero, null, TestContext.Current.CancellationToken))[0].Source.Id;

        await worker.PollAsync(id);

        var source = await worker.SourceAsync(id);
        Assert.Equal(("", -300), (source.ZoneEvidence, SourceZone.Of(source)!.OffsetMinutes));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero), (await worker.QueryAsync(db => db.Entries.SingleAsync())).PublishedAt!.Value.ToUniversalTime());
    }
}
