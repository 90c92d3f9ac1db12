using System.Security.Cryptography;
using Aggregator.Core.Parsing;
using Aggregator.Core.Sources;

namespace Aggregator.UnitTests.Sources;

public sealed class WebSubTests
{
    private static readonly Uri Topic = new("https://example.com/feed?a=1");
    private static readonly byte[] Secret = "s3cret"u8.ToArray();
    private static readonly byte[] Body = "<feed/>"u8.ToArray();

    [Fact]
    public void A_signature_by_the_secret_is_valid_and_any_other_is_refused()
    {
        var good = Convert.ToHexString(HMACSHA256.HashData(Secret, Body));
        Assert.True(WebSubSignature.IsValid($"sha256={good}", Body, Secret));
        Assert.True(WebSubSignature.IsValid($"sha512={Convert.ToHexStringLower(HMACSHA512.HashData(Secret, Body))}", Body, Secret));
        Assert.True(WebSubSignature.IsValid("SHA1=d0f17a456159bccb28b7f244db7aadc2ccbc8f1d", Body, Secret));
        Assert.False(WebSubSignature.IsValid($"sha256={good}", "<feed />"u8, Secret));
        Assert.False(WebSubSignature.IsValid($"sha256={good}", Body, "other"u8));
        foreach (var forged in new[] { null, "", "sha256=", $"sha256={good[..^2]}", $"md5={good}", good, $"sha256={new string('z', 64)}" })
            Assert.False(WebSubSignature.IsValid(forged, Body, Secret));
    }

    [Fact]
    public void Headers_outrank_the_feed_in_naming_hub_and_topic()
    {
        var feed = new ParsedFeed { Format = "atom10", Charset = "UTF-8", Entries = [], Hubs = ["https://hub2.example/"], SelfLink = "https://example.com/other" };
        var links = WebSubLinks.Of(["<https://hub1.example/>; rel=\"hub\", </feed?a=1>; rel=self; type=\"x\""], feed, new Uri("https://example.com/x"));
        Assert.Equal(["https://hub1.example/", "https://hub2.example/"], links.Hubs.Select(hub => hub.AbsoluteUri));
        Assert.Equal(Topic, links.Topic);
        Assert.Equal("https://example.com/other", WebSubLinks.Of([], feed, Topic).Topic!.AbsoluteUri);
    }

    [Fact]
    public void What_we_asked_for_is_confirmed_with_its_lease()
    {
        var decided = WebSubVerification.Decide(Query("subscribe", ("hub.challenge", "abc"), ("hub.lease_seconds", "864000")), "subscribe", Topic);
        Assert.Equal((WebSubAnswer.Confirm, "abc", TimeSpan.FromDays(10)), (decided.Answer, decided.Challenge, decided.Lease));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddDays(8), WebSubVerification.RenewalOf(DateTimeOffset.UnixEpoch, decided.Lease!.Value));
    }

    [Theory]
    [InlineData("subscribe", null)]
    [InlineData("unsubscribe", "subscribe")]
    [InlineData("other", "other")]
    public void What_we_did_not_ask_for_is_refused(string mode, string? pending) =>
        Assert.Equal(WebSubAnswer.Refuse, WebSubVerification.Decide(Query(mode, ("hub.challenge", "abc")), pending, Topic).Answer);

    [Fact]
    public void Another_topic_or_a_missing_challenge_is_refused()
    {
        Assert.Equal(WebSubAnswer.Refuse, WebSubVerification.Decide(Query("subscribe", ("hub.challenge", "abc")), "subscribe", new Uri("https://example.com/else")).Answer);
        Assert.Equal(WebSubAnswer.Refuse, WebSubVerification.Decide(Query("subscribe"), "subscribe", Topic).Answer);
    }

    [Fact]
    public void A_denial_is_taken_with_its_reason()
    {
        var decided = WebSubVerification.Decide(Query("denied", ("hub.reason", "no room")), "subscribe", Topic);
        Assert.Equal((WebSubAnswer.AcceptDenial, "no room"), (decided.Answer, decided.Reason));
    }

    [Fact]
    public void The_form_names_topic_callback_and_secret() =>
        Assert.Equal(
            "hub.callback=https://me.example/cb/1 hub.lease_seconds=864000 hub.mode=subscribe hub.secret=s hub.topic=https://example.com/feed?a=1",
            string.Join(' ', WebSubVerification.Form("subscribe", Topic, new Uri("https://me.example/cb/1"), "s", TimeSpan.FromDays(10)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));

    private static Dictionary<string, string> Query(string mode, params (string Name, string Value)[] more)
    {
        var query = new Dictionary<string, string> { ["hub.mode"] = mode, ["hub.topic"] = Topic.OriginalString };
        foreach (var (name, value) in more) query[name] = value;
        return query;
    }
}
