using System.Globalization;
using Aggregator.Core.Parsing;
using CsCheck;

namespace Aggregator.UnitTests.Parsing;

public sealed class PublishedDateTests
{
    private static readonly DateTimeOffset Now = new(2024, 3, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    [Theory]
    [InlineData("Mon, 05 Jan 2026 10:00:00 +0100", "2026-01-05T09:00:00")]
    [InlineData("Mon, 5 Jan 2026 10:00:00 GMT", "2026-01-05T10:00:00")]
    [InlineData("Mon, 05 Jan 2026 10:0156:00 GMT", "2026-01-05T10:06:00")]
    [InlineData("Mon, 05 Jan 2026 10:07:00 GMT", "2026-01-05T10:07:00")]
    [InlineData("5 Jan 26 10:00 EST", "2026-01-05T15:00:00")]
    [InlineData("Mon, 05 Jan 2026 10:00:00", "2026-01-05T10:00:00")]
    [InlineData("Monday, 05 January 2026 10:00:00 GMT", "2026-01-05T10:00:00")]
    [InlineData("Mon,05 Jan 2026 10:00:00 +0000 (UTC)", "2026-01-05T10:00:00")]
    [InlineData("Mon, 05 Jan 2026 10:00:00 GMT+8", "2026-01-05T02:00:00")]
    [InlineData("Mon, 05 Jan 2026 10:00:00 +08:00", "2026-01-05T02:00:00")]
    [InlineData("Sun, 05 Jul 2026 10:00:00 BST", "2026-07-05T09:00:00")]
    [InlineData("Sun, 05 Jul 2026 10:00:00 CEST", "2026-07-05T08:00:00")]
    [InlineData("Mon Jan  5 10:00:00 2026", "2026-01-05T10:00:00")]
    [InlineData("Mon Jan 5 10:00:00 PST 2026", "2026-01-05T18:00:00")]
    [InlineData("Jan 5, 2026 10:00 PM", "2026-01-05T22:00:00")]
    [InlineData("January 5th, 2026", "2026-01-05T00:00:00")]
    [InlineData("05-Jan-2026 10:00:00 GMT", "2026-01-05T10:00:00")]
    [InlineData("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53")]
    [InlineData("Thu, 01 Jan 96 24:00:00 GMT", "1996-01-02T00:00:00")]
    public void Forms_of_RFC_822_and_their_corruptions_are_read(string text, string utc) => AssertUtc(utc, PublishedDate.Parse(text, Now));

    [Theory]
    [InlineData("2026-01-05T10:00:00Z", "2026-01-05T10:00:00")]
    [InlineData("2026-01-05T10:00:00.123456+01:00", "2026-01-05T09:00:00")]
    [InlineData("2026-01-05T10:00:00+0100", "2026-01-05T09:00:00")]
    [InlineData("2026-01-05T10:00+01:00", "2026-01-05T09:00:00")]
    [InlineData("2026-01-05 10:00:00", "2026-01-05T10:00:00")]
    [InlineData("20260105T100000Z", "2026-01-05T10:00:00")]
    [InlineData("2026-01-05", "2026-01-05T00:00:00")]
    [InlineData("20260105", "2026-01-05T00:00:00")]
    [InlineData("2026-01", "2026-01-01T00:00:00")]
    [InlineData("2026", "2026-01-01T00:00:00")]
    [InlineData("1767607200", "2026-01-05T10:00:00")]
    [InlineData("1767607200000", "2026-01-05T10:00:00")]
    public void Forms_of_ISO_8601_and_Unix_time_are_read(string text, string utc) => AssertUtc(utc, PublishedDate.Parse(text, Now));

    [Theory]
    [InlineData("Mo, 05 Mär 2026 10:00:00 +0100", "2026-03-05T09:00:00")]
    [InlineData("5. Oktober 2025 um 14:30 Uhr", "2025-10-05T14:30:00")]
    [InlineData("le 14 juillet 2025 à 09:05", "2025-07-14T09:05:00")]
    [InlineData("14 de julio de 2025", "2025-07-14T00:00:00")]
    [InlineData("23 февраля 2024 18:20", "2024-02-23T18:20:00")]
    [InlineData("23 lutego 2024", "2024-02-23T00:00:00")]
    [InlineData("23 Şubat 2024 18:20", "2024-02-23T18:20:00")]
    [InlineData("23.02.2024 18:20", "2024-02-23T18:20:00")]
    [InlineData("02/23/2024 6:20 pm", "2024-02-23T18:20:00")]
    [InlineData("23/02/2024", "2024-02-23T00:00:00")]
    public void Month_names_and_orders_of_other_languages_are_read(string text, string utc) => AssertUtc(utc, PublishedDate.Parse(text, Now));

    [Theory]
    [InlineData("2024年2月23日 09:36", "2024-02-23T01:36:00")]
    [InlineData("２０２４年２月２３日０９時３６分", "2024-02-23T01:36:00")]
    [InlineData("2024年02月23日 下午3:05:09", "2024-02-23T07:05:09")]
    [InlineData("2024年2月23日", "2024-02-22T16:00:00")]
    [InlineData("2月23日 09:36", "2024-02-23T01:36:00")]
    [InlineData("12月31日", "2023-12-30T16:00:00")]
    [InlineData("昨天 18:20", "2024-03-19T10:20:00")]
    [InlineData("今天 08:00", "2024-03-20T00:00:00")]
    [InlineData("前天", "2024-03-17T16:00:00")]
    [InlineData("3小时前", "2024-03-20T09:00:00")]
    [InlineData("15分钟前", "2024-03-20T11:45:00")]
    [InlineData("半小时前", "2024-03-20T11:30:00")]
    [InlineData("2天前", "2024-03-18T12:00:00")]
    [InlineData("刚刚", "2024-03-20T12:00:00")]
    [InlineData("2024년 2월 23일 오후 3:05", "2024-02-23T06:05:00")]
    [InlineData("3시간 전", "2024-03-20T09:00:00")]
    [InlineData("3時間前", "2024-03-20T09:00:00")]
    [InlineData("5 hours ago", "2024-03-20T07:00:00")]
    [InlineData("yesterday", "2024-03-19T00:00:00")]
    public void Chinese_Japanese_Korean_and_relative_forms_are_read(string text, string utc) => AssertUtc(utc, PublishedDate.Parse(text, Now));

    [Theory]
    [InlineData("2024-02-23 09:36", "2024-02-23T01:36:00")]
    [InlineData("Fri, 23 Feb 2024 09:36:00", "2024-02-23T01:36:00")]
    [InlineData("Fri Feb 23 09:36:00 CST 2024", "2024-02-23T01:36:00")]
    [InlineData("2024-02-23T09:36:00Z", "2024-02-23T09:36:00")]
    public void A_date_without_zone_is_in_the_zone_of_its_source(string text, string utc) => AssertUtc(utc, PublishedDate.Parse(text, Now, China));

    [Theory]
    [InlineData("2024-02-30T10:00:00Z", "2024-03-01T10:00:00")]
    [InlineData("2024-13-01T10:00:00Z", "2024-01-13T10:00:00")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00")]
    public void A_date_that_is_slightly_impossible_is_read_as_it_was_meant(string text, string utc) => AssertUtc(utc, PublishedDate.Parse(text, Now));

    [Theory]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("Monday")]
    [InlineData("2024-45-99")]
    [InlineData("99")]
    [InlineData("n/a")]
    public void What_is_no_date_is_none(string text) => Assert.Null(PublishedDate.Parse(text, Now));

    [Theory]
    [InlineData("10:00 \ud83d")]
    [InlineData("\ude00 \u6628\u5929 18:20")]
    public void Half_of_a_surrogate_pair_is_no_obstacle(string text) => PublishedDate.Parse(text, Now);

    [Fact]
    public void Culture_and_zone_of_the_machine_do_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
            AssertUtc("2026-01-05T10:00:00", PublishedDate.Parse("5 Jan 2026 10:00", Now));
            AssertUtc("2026-01-05T10:00:00", PublishedDate.Parse("05.01.2026 10:00", Now));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.OneOf(Gen.String, Gen.Char["0123456789-:/.+ TZ年月日时昨天前小JanMonGMT,()"].Array[0, 40].Select(chars => new string(chars)))
            .Sample(text => PublishedDate.Parse(text, Now, China) is null or { Year: > 0 }, iter: 20_000);

    [Fact]
    public void Every_moment_comes_back_from_its_usual_forms() =>
        Gen.DateTime[new DateTime(1990, 1, 1), new DateTime(2090, 1, 1)].Sample(moment =>
        {
            var whole = new DateTimeOffset(moment.Year, moment.Month, moment.Day, moment.Hour, moment.Minute, moment.Second, TimeSpan.Zero);
            return PublishedDate.Parse(whole.ToString("r", CultureInfo.InvariantCulture), Now) == whole
                && PublishedDate.Parse(whole.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture), Now) == whole
                && PublishedDate.Parse(whole.ToOffset(China).ToString("yyyy年M月d日 H:mm:ss", CultureInfo.InvariantCulture), Now) == whole;
        });

    private static void AssertUtc(string expected, DateTimeOffset? actual) =>
        Assert.Equal(expected, actual?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
}
