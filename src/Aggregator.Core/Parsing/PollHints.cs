using System.Globalization;

namespace Aggregator.Core.Parsing;

/// <summary>How often, and when not, a feed asks to be polled (RSS 2.0 <c>ttl</c>, <c>skipHours</c>, <c>skipDays</c>; RSS 1.0 syndication module).</summary>
internal sealed class PollHints
{
    private TimeSpan? _timeToLive, _period;
    private int _frequency = 1;

    /// <summary>Hours of the day, UTC.</summary>
    public SortedSet<int> SkipHours { get; } = [];

    /// <summary>Days of the week, UTC.</summary>
    public SortedSet<DayOfWeek> SkipDays { get; } = [];

    /// <summary>The interval asked for; the longer of two.</summary>
    public TimeSpan? Interval
    {
        get
        {
            var syndication = _period / _frequency;
            return _timeToLive is null || syndication > _timeToLive ? syndication : _timeToLive;
        }
    }

    /// <summary><c>ttl</c>: minutes, at most a year.</summary>
    public void SetTimeToLive(string minutes)
    {
        if (double.TryParse(minutes, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 525_600)
            _timeToLive = TimeSpan.FromMinutes(value);
    }

    /// <summary><c>sy:updatePeriod</c>.</summary>
    public void SetPeriod(string period) => _period = period.ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => _period,
    };

    /// <summary><c>sy:updateFrequency</c>: times a period, 1 to 1,000.</summary>
    public void SetFrequency(string frequency)
    {
        if (int.TryParse(frequency, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1000) _frequency = value;
    }

    /// <summary>An <c>hour</c> of <c>skipHours</c>; 24 is midnight.</summary>
    public void AddHour(string hour)
    {
        if (int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 24) SkipHours.Add(value % 24);
    }

    /// <summary>A <c>day</c> of <c>skipDays</c>, in English.</summary>
    public void AddDay(string day)
    {
        if (!char.IsAsciiDigit(day.FirstOrDefault()) && Enum.TryParse<DayOfWeek>(day, true, out var value)) SkipDays.Add(value);
    }
}
