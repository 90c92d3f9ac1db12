using Aggregator.Core.Sources;

namespace Aggregator.UnitTests.Sources;

public sealed class ZoneEvidenceTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(480, 30)]
    [InlineData(480, 60)]
    [InlineData(60, 30)]
    [InlineData(-300, 30)]
    [InlineData(330, 15)]
    [InlineData(0, 30)]
    public void Entries_that_appear_soon_after_their_written_times_teach_the_zone(int offset, int interval) =>
        Assert.Equal(offset, Observe(offset, interval, 20, delay: 3).Learnt);

    [Fact]
    public void A_few_entries_teach_nothing() => Assert.Null(Observe(480, 30, 4, delay: 3).Learnt);

    [Theory]
    [InlineData(90)]
    [InlineData(140)]
    public void A_feed_in_UTC_that_shows_its_entries_late_is_not_taken_for_another_zone(int delay) => Assert.Null(Observe(0, 30, 40, delay).Learnt);

    [Fact]
    public void Dates_without_a_time_of_day_are_no_evidence() =>
        Assert.Equal(0, ZoneEvidence.None.With(new DateTime(2026, 3, 2), Start, Start.AddMinutes(30)).Observed);

    [Fact]
    public void Entries_that_appear_at_any_time_teach_nothing()
    {
        var random = new Random(5);
        var evidence = ZoneEvidence.None;
        for (var i = 0; i < 60; i++)
            evidence = evidence.With(Start.UtcDateTime.AddMinutes(i * 30 - random.Next(1, 2880)), Start.AddMinutes((i - 1) * 30), Start.AddMinutes(i * 30));
        Assert.Null(evidence.Learnt);
    }

    [Fact]
    public void Summer_time_is_noticed()
    {
        var evidence = Observe(60, 30, 60, delay: 3);
        Assert.Equal(60, evidence.Learnt);
        Assert.Equal(120, Observe(120, 30, 80, delay: 3, evidence).Learnt);
    }

    [Fact]
    public void Evidence_is_the_same_after_it_was_stored()
    {
        var evidence = Observe(480, 30, 20, delay: 3);
        var again = ZoneEvidence.Read(evidence.Write());
        Assert.Equal((evidence.Observed, evidence.Learnt), (again.Observed, again.Learnt));
        Assert.True(evidence.Write().Length <= 400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("stated")]
    [InlineData("of:x 480:1")]
    [InlineData("480:9")]
    public void What_was_never_written_is_no_evidence(string text) => Assert.Equal(0, ZoneEvidence.Read(text).Observed);

    private static ZoneEvidence Observe(int offset, int interval, int entries, int delay, ZoneEvidence? before = null)
    {
        var random = new Random(offset + interval);
        var evidence = before ?? ZoneEvidence.None;
        for (var i = 1; i <= entries; i++)
        {
            var found = Start.AddMinutes(i * interval);
            var appeared = found.AddMinutes(-random.Next(1, interval));
            evidence = evidence.With(appeared.AddMinutes(offset - random.Next(0, delay + 1) - (delay > 60 ? delay : 0)).UtcDateTime, found.AddMinutes(-interval), found);
        }
        return evidence;
    }
}
