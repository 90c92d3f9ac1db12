using System.Net;
using Aggregator.Core.Storage;
using Aggregator.IntegrationTests.Pipeline;
using Aggregator.Worker.Configuration;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.WebSub;

public sealed class WebSubTests
{
    private static readonly TimeSpan SixHours = TimeSpan.FromHours(6);

    [Fact]
    public async Task A_feed_that_names_a_hub_is_subscribed_to_and_the_hubs_verification_confirmed()
    {
        await using var hub = await TestHub.StartAsync();
        await hub.SubscribeAsync();

        var asked = Assert.Single(hub.Asked);
        Assert.Equal(("subscribe", hub.Topic, "864000"), (asked["hub.mode"], asked["hub.topic"], asked["hub.lease_seconds"]));
        Assert.Equal(HubSubscriptionState.Pending, (await hub.SubscriptionAsync()).State);

        Assert.Equal((HttpStatusCode.OK, "c-4711"), await hub.VerifyAsync(lease: 7200));

        var subscription = await hub.SubscriptionAsync();
        Assert.Equal(HubSubscriptionState.Active, subscription.State);
        Assert.Equal(hub.Worker.Clock.GetUtcNow().AddHours(2), subscription.LeaseUntil!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal(0, await hub.RunAsync());
    }

    [Fact]
    public async Task A_hub_named_in_a_Link_header_is_subscribed_to()
    {
        await using var hub = await TestHub.StartAsync();
        hub.Site.Answer("/feed", async context =>
        {
            context.Response.Headers.Link = new([$"<{hub.Site.Address}/hub>; rel=\"hub\"", $"<{hub.Topic}>; rel=self"]);
            await context.Response.Body.WriteAsync("<rss version='2.0'><channel><title>Plain</title><item><link>/x</link></item></channel></rss>"u8.ToArray());
        });

        await hub.SubscribeAsync();

        Assert.Equal(hub.Topic, Assert.Single(hub.Asked)["hub.topic"]);
    }

    [Theory]
    [InlineData("subscribe", "http://elsewhere.example/feed")]
    [InlineData("unsubscribe", null)]
    [InlineData("denied", "http://elsewhere.example/feed")]
    public async Task What_was_not_asked_for_is_not_confirmed(string mode, string? topic)
    {
        await using var hub = await TestHub.StartAsync();
        await hub.SubscribeAsync();

        var (status, body) = await hub.VerifyAsync(mode, topic);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.DoesNotContain("c-4711", body, StringComparison.Ordinal);
        Assert.Equal(HubSubscriptionState.Pending, (await hub.SubscriptionAsync()).State);
    }

    [Fact]
    public async Task A_denial_is_recorded_and_the_hub_left_alone_for_a_week()
    {
        await using var hub = await TestHub.StartAsync();
        await hub.SubscribeAsync();

        Assert.Equal(HttpStatusCode.OK, (await hub.VerifyAsync("denied")).Status);

        var subscription = await hub.SubscriptionAsync();
        Assert.Equal((HubSubscriptionState.Denied, "The hub refuses the subscription: full"), (subscription.State, subscription.FaultMessage));
        hub.Worker.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(0, await hub.RunAsync());
        hub.Worker.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await hub.RunAsync());
    }

    [Fact]
    public async Task A_subscription_is_renewed_before_its_lease_ends()
    {
        await using var hub = await TestHub.StartAsync();
        await hub.SubscribeAsync();
        await hub.VerifyAsync(lease: 10 * 3600);
        hub.Worker.Clock.Advance(TimeSpan.FromHours(8.1));

        Assert.Equal(1, await hub.RunAsync());
        Assert.Equal(HubSubscriptionState.Active, (await hub.SubscriptionAsync()).State);
        Assert.Equal((hub.Asked[0]["hub.callback"], hub.Asked[0]["hub.secret"]), (hub.Asked[1]["hub.callback"], hub.Asked[1]["hub.secret"]));
        Assert.Equal(HttpStatusCode.OK, (await hub.VerifyAsync(lease: 10 * 3600)).Status);

        Assert.Equal(hub.Worker.Clock.GetUtcNow().AddHours(10), (await hub.SubscriptionAsync()).LeaseUntil!.Value, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_lease_that_ended_is_no_subscription_and_asked_for_again()
    {
        await using var hub = await TestHub.StartAsync();
        await hub.SubscribeAsync();
        await hub.VerifyAsync(lease: 3600);
        hub.Worker.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(1, await hub.RunAsync());

        Assert.Equal(HubSubscriptionState.Pending, (await hub.SubscriptionAsync()).State);
    }

    [Fact]
    public async Task A_push_makes_the_source_due_under_any_host_name_and_polls_become_rare()
    {
        await using var hub = await TestHub.StartAsync();
        var id = await hub.SubscribeAsync();
        await hub.VerifyAsync();
        hub.Worker.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(HttpStatusCode.Accepted, await hub.PushAsync(host: "news.example.org"));

        var source = await hub.Worker.SourceAsync(id);
        Assert.Equal("pushed by its hub", source.NextDueReason);
        Assert.Equal(hub.Worker.Clock.GetUtcNow(), source.NextDueAt, TimeSpan.FromSeconds(1));

        hub.Publish(("/b", "Second"), ("/a", "First"));
        Assert.Equal(1, (await hub.Worker.PollAsync(id)).New);
        source = await hub.Worker.SourceAsync(id);
        Assert.Equal("its hub pushes", source.NextDueReason);
        Assert.InRange(source.NextDueAt - hub.Worker.Clock.GetUtcNow(), SixHours * 0.85, SixHours * 1.15);
    }

    [Fact]
    public async Task A_hub_that_let_entries_pass_is_relied_on_again_only_after_its_next_push()
    {
        await using var hub = await TestHub.StartAsync();
        var id = await hub.SubscribeAsync();
        await hub.VerifyAsync();
        hub.Worker.Clock.Advance(TimeSpan.FromMinutes(2));
        await hub.PushAsync();
        hub.Worker.Clock.Advance(TimeSpan.FromSeconds(5));
        hub.Publish(("/b", "Second"), ("/a", "First"));
        await hub.Worker.PollAsync(id);
        Assert.Equal("its hub pushes", (await hub.Worker.SourceAsync(id)).NextDueReason);
        hub.Worker.Clock.Advance(TimeSpan.FromMinutes(10));
        hub.Publish(("/c", "Third"), ("/b", "Second"), ("/a", "First"));

        await hub.Worker.PollAsync(id);

        Assert.NotEqual("its hub pushes", (await hub.Worker.SourceAsync(id)).NextDueReason);
        hub.Worker.Clock.Advance(TimeSpan.FromSeconds(5));
        await hub.PushAsync();
        hub.Worker.Clock.Advance(TimeSpan.FromSeconds(5));
        hub.Publish(("/d", "Fourth"), ("/c", "Third"), ("/b", "Second"), ("/a", "First"));
        await hub.Worker.PollAsync(id);
        Assert.Equal("its hub pushes", (await hub.Worker.SourceAsync(id)).NextDueReason);
    }

    [Fact]
    public async Task A_push_during_a_poll_is_not_lost()
    {
        await using var hub = await TestHub.StartAsync();
        var id = await hub.SubscribeAsync();
        await hub.VerifyAsync();
        await hub.PushAsync();
        Assert.NotEqual("pushed by its hub", (await hub.Worker.SourceAsync(id)).NextDueReason);
        hub.Worker.Clock.Advance(TimeSpan.FromMinutes(1.1));

        await hub.RunAsync();

        Assert.Equal("pushed by its hub", (await hub.Worker.SourceAsync(id)).NextDueReason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_forged_push_is_ignored_and_recorded(bool withSignature)
    {
        await using var hub = await TestHub.StartAsync();
        var id = await hub.SubscribeAsync();
        await hub.VerifyAsync();
        hub.Worker.Clock.Advance(TimeSpan.FromMinutes(2));
        var before = await hub.Worker.SourceAsync(id);

        Assert.Equal(HttpStatusCode.Accepted, await hub.PushAsync("another secret", withSignature));

        Assert.Equal((before.NextDueAt, before.NextDueReason), ((await hub.Worker.SourceAsync(id)).NextDueAt, (await hub.Worker.SourceAsync(id)).NextDueReason));
        var subscription = await hub.SubscriptionAsync();
        Assert.Equal((1, null), (subscription.ForgedPushes, subscription.LastPushAt));
        Assert.Contains("signature", subscription.FaultMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_token_is_answered_404_and_a_removed_source_410()
    {
        await using var hub = await TestHub.StartAsync();
        var id = await hub.SubscribeAsync();
        await hub.VerifyAsync();

        Assert.Equal(HttpStatusCode.NotFound, await hub.PushAsync(callback: hub.Callback[..^64] + new string('0', 64)));
        Assert.Equal(HttpStatusCode.NotFound, await hub.PushAsync(callback: hub.Callback[..^64] + "short"));

        await hub.Worker.Service<SourceStore>().SetStateAsync(id, Core.Sources.SourceState.Removed, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Gone, await hub.PushAsync());
        Assert.Equal(HubSubscriptionState.Ended, (await hub.SubscriptionAsync()).State);
    }

    [Fact]
    public async Task A_redirect_that_keeps_the_method_is_followed_to_the_hub()
    {
        await using var hub = await TestHub.StartAsync();
        hub.Site.Answer("/old-hub", context =>
        {
            context.Response.StatusCode = 308;
            context.Response.Headers.Location = "/hub";
            return Task.CompletedTask;
        });
        hub.Publish("/old-hub", ("/a", "First"));

        await hub.SubscribeAsync();

        Assert.Equal(hub.Topic, Assert.Single(hub.Asked)["hub.topic"]);
        Assert.Equal("", (await hub.SubscriptionAsync()).FaultMessage);
    }

    [Fact]
    public async Task A_hub_that_fails_is_recorded_and_asked_again_later()
    {
        await using var hub = await TestHub.StartAsync();
        hub.Site.Status("/hub", 503);
        await hub.SubscribeAsync();

        Assert.Contains("503", (await hub.SubscriptionAsync()).FaultMessage, StringComparison.Ordinal);
        Assert.Equal(0, await hub.RunAsync());
        hub.Worker.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, await hub.RunAsync());
        Assert.Equal(2, hub.Site.RequestsFor("/hub"));
    }

    [Fact]
    public async Task A_hub_at_an_address_that_options_do_not_allow_is_never_called()
    {
        await using var inside = await TestSite.StartAsync("127.0.0.2");
        await using var hub = await TestHub.StartAsync(("Http:AllowedAddresses:0", "127.0.0.1/32"));
        hub.Site.Answer("/feed", "application/rss+xml",
            $"""<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link rel="hub" href="{inside.Address}/hub"/><atom:link rel="self" href="{hub.Topic}"/><item><link>/x</link></item></channel></rss>""");

        await hub.SubscribeAsync();

        Assert.Equal(0, inside.RequestsFor("/hub"));
        Assert.NotEqual("", (await hub.SubscriptionAsync()).FaultMessage);
    }

    [Fact]
    public async Task A_feed_that_names_no_hub_any_more_ends_the_subscription_and_one_that_names_it_again_begins_another()
    {
        await using var hub = await TestHub.StartAsync();
        var id = await hub.SubscribeAsync();
        await hub.VerifyAsync();
        hub.Site.Feed("/feed", ("/a", "First"));
        await hub.Worker.PollAsync(id);
        await hub.RunAsync();
        Assert.Equal(("unsubscribe", HubSubscriptionState.Ended), (hub.Asked[^1]["hub.mode"], (await hub.SubscriptionAsync()).State));
        Assert.Equal((HttpStatusCode.OK, "c-4711"), await hub.VerifyAsync("unsubscribe"));

        hub.Publish(("/a", "First"));
        hub.Worker.Clock.Advance(TimeSpan.FromHours(2));
        await hub.Worker.PollAsync(id);
        await hub.RunAsync();

        Assert.NotEqual(hub.Asked[0]["hub.callback"], hub.Asked[^1]["hub.callback"]);
        Assert.Equal("subscribe", hub.Asked[^1]["hub.mode"]);
    }

    [Theory]
    [InlineData(Core.Sources.SourceState.Paused)]
    [InlineData(Core.Sources.SourceState.Removed)]
    public async Task The_hub_of_a_source_that_is_no_longer_polled_is_told_so(Core.Sources.SourceState state)
    {
        await using var hub = await TestHub.StartAsync();
        var id = await hub.SubscribeAsync();
        await hub.VerifyAsync();
        await hub.Worker.Service<SourceStore>().SetStateAsync(id, state, TestContext.Current.CancellationToken);

        await hub.RunAsync();

        Assert.Equal(("unsubscribe", hub.Topic), (hub.Asked[^1]["hub.mode"], hub.Asked[^1]["hub.topic"]));
        Assert.Equal(HubSubscriptionState.Ended, (await hub.SubscriptionAsync()).State);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.VerifyAsync()).Status);
        Assert.Equal((HttpStatusCode.OK, "c-4711"), await hub.VerifyAsync("unsubscribe"));
    }

    [Fact]
    public async Task A_hub_that_does_not_take_the_farewell_is_told_three_times_and_then_left()
    {
        await using var hub = await TestHub.StartAsync();
        var id = await hub.SubscribeAsync();
        await hub.VerifyAsync();
        hub.Site.Status("/hub", 503);
        await hub.Worker.Service<SourceStore>().SetStateAsync(id, Core.Sources.SourceState.Paused, TestContext.Current.CancellationToken);
        for (var round = 0; round < 5; round++)
        {
            await hub.RunAsync();
            hub.Worker.Clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal(4, hub.Site.RequestsFor("/hub"));
        Assert.Equal(HubSubscriptionState.Ended, (await hub.SubscriptionAsync()).State);
    }

    [Fact]
    public async Task When_a_hub_refuses_the_next_one_that_the_feed_names_is_asked()
    {
        await using var hub = await TestHub.StartAsync();
        hub.Site.Answer("/feed", "application/rss+xml",
            $"""<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Two</title><atom:link rel="hub" href="{hub.Site.Address}/hub"/><atom:link rel="hub" href="{hub.Site.Address}/hub?second"/><atom:link rel="self" href="{hub.Topic}"/><item><title>A</title><link>/a</link></item></channel></rss>""");
        var id = await hub.SubscribeAsync();
        await hub.VerifyAsync("denied");
        hub.Worker.Clock.Advance(TimeSpan.FromHours(7));
        hub.Site.Answer("/feed", "application/rss+xml",
            $"""<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Two</title><atom:link rel="hub" href="{hub.Site.Address}/hub"/><atom:link rel="hub" href="{hub.Site.Address}/hub?second"/><atom:link rel="self" href="{hub.Topic}"/><item><title>B</title><link>/b</link></item></channel></rss>""");
        await hub.Worker.PollAsync(id);
        hub.Worker.Clock.Advance(TimeSpan.FromHours(1));
        await hub.RunAsync();

        Assert.EndsWith("/hub?second", (await hub.SubscriptionAsync()).Hub, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await hub.VerifyAsync()).Status);
    }

    [Fact]
    public async Task How_a_subscription_stands_is_told_in_a_sentence_without_its_secret()
    {
        await using var hub = await TestHub.StartAsync();
        await hub.SubscribeAsync();
        Assert.Contains("not confirmed yet", Core.Sources.HubSentence.Of(await hub.SubscriptionAsync()), StringComparison.Ordinal);
        await hub.VerifyAsync();
        await hub.PushAsync(signed: false);

        var sentence = Core.Sources.HubSentence.Of(await hub.SubscriptionAsync());

        Assert.Matches("/hub: confirmed until 20.. ?.*no push yet; 1 push", sentence);
        Assert.DoesNotContain(hub.Asked[^1]["hub.secret"], sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_callback_address_no_hub_is_asked()
    {
        await using var hub = await TestHub.StartAsync(("WebSub:CallbackUrl", ""));
        await hub.SubscribeAsync();

        Assert.Empty(hub.Asked);
        Assert.Equal(0, await hub.Worker.QueryAsync(db => db.Subscriptions.CountAsync()));
        Assert.InRange((int)await hub.PushAsync("none", callback: $"{hub.Worker.App.Urls.First()}/websub/{new string('0', 64)}"), 400, 499);
    }

    [Theory]
    [InlineData("WebSub:CallbackUrl", "news.example.org")]
    [InlineData("WebSub:CallbackUrl", "https://news.example.org/?a=b")]
    [InlineData("WebSub:LeaseSeconds", "59")]
    [InlineData("WebSub:PollWhilePushed", "00:00:01")]
    public void A_wrong_setting_is_named(string key, string value)
    {
        var settings = new Dictionary<string, string?> { [key] = value };
        var fault = Assert.Throws<ConfigurationException>(() => AggregatorConfiguration.Bind(AggregatorConfiguration.Read(settings), settings.Keys));
        Assert.Contains($"{key} is", fault.Message, StringComparison.Ordinal);
    }
}
