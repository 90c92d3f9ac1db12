using Aggregator.Core.Fetching;

namespace Aggregator.UnitTests.Fetching;

public sealed class ResponseTimingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("120", null, 120.0)]
    [InlineData(" 1.5 ", null, 1.5)]
    [InlineData("Mon, 02 Nov 2026 12:10:00 GMT", null, 600.0)]
    [InlineData("Monday, 02-Nov-26 12:10:00 GMT", null, 600.0)]
    [InlineData("Mon Nov  2 12:10:00 2026", null, 600.0)]
    [InlineData("Mon, 02 Nov 2026 09:10:00 GMT", "Mon, 02 Nov 2026 09:00:00 GMT", 600.0)]
    [InlineData("Mon, 02 Nov 2026 11:00:00 GMT", null, null)]
    [InlineData("0", null, null)]
    [InlineData("-5", null, null)]
    [InlineData("later", null, null)]
    [InlineData("", null, null)]
    [InlineData(null, null, null)]
    public void Retry_after_is_read_in_both_forms(string? header, string? date, double? seconds) =>
        Assert.Equal(seconds, ResponseTiming.RetryAfter(header, date, Now)?.TotalSeconds);

    [Theory]
    [InlineData("max-age=300", null, null, 300.0)]
    [InlineData("public, MAX-AGE=\"300\"", null, "100", 200.0)]
    [InlineData("max-age=300", null, "400", 0.0)]
    [InlineData("s-maxage=300", null, null, null)]
    [InlineData("no-cache, max-age=300", null, null, 0.0)]
    [InlineData("no-store", "Mon, 02 Nov 2026 13:00:00 GMT", null, 0.0)]
    [InlineData("max-age=60", "Mon, 02 Nov 2026 13:00:00 GMT", null, 60.0)]
    [InlineData(null, "Mon, 02 Nov 2026 13:00:00 GMT", null, 3600.0)]
    [InlineData(null, "-1", null, 0.0)]
    [InlineData("max-age=abc", null, null, 0.0)]
    [InlineData(null, null, null, null)]
    public void Freshness_is_read_as_a_private_cache_does(string? cacheControl, string? expires, string? age, double? seconds) =>
        Assert.Equal(seconds, ResponseTiming.FreshFor(cacheControl, expires, age, null, Now)?.TotalSeconds);
}
