using Aggregator.Core.Fetching;

namespace Aggregator.UnitTests.Fetching;

public sealed class ValidatorTrustTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly FetchRequest Request = new(new("https://a.example/feed"), FetchPurpose.Feed);

    [Fact]
    public void Validators_are_sent_after_a_full_answer()
    {
        var request = Full().Apply(Request, Now.AddHours(1), expectedEntriesSinceFull: 0);

        Assert.Equal(("\"1\"", "yesterday"), (request.ETag, request.LastModified));
    }

    [Fact]
    public void Nothing_is_sent_before_there_is_anything_to_compare_with() =>
        Assert.Null(new ValidatorTrust().Apply(Request, Now, 0).ETag);

    [Fact]
    public void A_full_answer_is_asked_for_after_a_week_or_many_304s()
    {
        var often = Full();
        for (var i = 0; i < 200; i++)
            often = often.After(Answer(304, Now), null);

        Assert.False(often.MayBeConditional(Now.AddHours(1), 0));
        Assert.False(Full().MayBeConditional(Now.AddDays(7), 0));
    }

    [Fact]
    public void A_busy_source_that_only_says_304_is_asked_for_a_full_answer()
    {
        var quiet = Full().After(Answer(304, Now.AddHours(5)), null);

        Assert.True(quiet.MayBeConditional(Now.AddHours(5), expectedEntriesSinceFull: 3));
        Assert.False(quiet.MayBeConditional(Now.AddHours(5), expectedEntriesSinceFull: 9));
    }

    [Fact]
    public void A_feed_that_changes_under_one_ETag_ends_the_trust_for_a_month()
    {
        var lied = Full().After(Answer(200, Now.AddDays(7)), "other content");

        Assert.False(lied.MayBeConditional(Now.AddDays(20), 0));
        Assert.True(lied.After(Answer(200, Now.AddDays(40)), "other content").MayBeConditional(Now.AddDays(41), 0));
    }

    [Fact]
    public void A_feed_that_changes_with_its_ETag_is_trusted() =>
        Assert.True(Full().After(Answer(200, Now) with { ETag = "\"2\"" }, "other content").MayBeConditional(Now.AddHours(1), 0));

    [Fact]
    public void The_same_content_under_a_new_ETag_is_nothing_new() =>
        Assert.True(Full().IsUnchanged("content"));

    private static ValidatorTrust Full() => new ValidatorTrust().After(Answer(200, Now), "content");

    private static FetchResult Answer(int status, DateTimeOffset at) =>
        new() { RequestedUrl = Request.Url, FinalUrl = Request.Url, FetchedAt = at, Status = status, ETag = "\"1\"", LastModified = "yesterday" };
}
