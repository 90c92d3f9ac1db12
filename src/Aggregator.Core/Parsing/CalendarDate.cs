using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Core.Parsing;

/// <summary>A calendar date as written, not yet known to exist.</summary>
internal readonly partial record struct CalendarDate(int Year, int Month, int Day)
{
    private static readonly FrozenDictionary<string, int> Months = WordTable.NumberFirst("month-names.txt");

    /// <summary>
    /// The moment of a time on this date; null for a date or time that cannot be. A day too many for the month (30 February)
    /// counts on into the next, as most readers do.
    /// </summary>
    public DateTimeOffset? At(TimeOfDay time, TimeSpan offset)
    {
        if (Year is < 1 or > 9998 || Month is < 1 or > 12 || Day is < 1 or > 32 || time.SinceMidnight is not { } sinceMidnight) return null;
        var local = new DateTime(Year, Month, 1).AddDays(Day - 1) + sinceMidnight;
        return local.Ticks < TimeSpan.TicksPerDay ? null : new DateTimeOffset(local, offset);
    }

    /// <summary>Finds the date in text whose time and zone are already cut out.</summary>
    /// <param name="text">What is left.</param>
    /// <param name="today">Settles a missing year: the date nearest before tomorrow.</param>
    public static CalendarDate? Find(string text, DateTimeOffset today)
    {
        var numbers = new List<(int Value, int Digits, char Before)>(4);
        int? month = null;
        foreach (var match in Part().EnumerateMatches(text))
        {
            var part = text.AsSpan(match.Index, match.Length);
            if (!char.IsAsciiDigit(part[0])) month ??= MonthOf(part);
            else if (part.Length <= 8)
                numbers.Add((int.Parse(part, CultureInfo.InvariantCulture), part.Length, match.Index > 0 ? text[match.Index - 1] : ' '));
        }

        return month is { } named ? WithName(named, numbers, today) : Numeric(numbers, today);
    }

    internal static int? MonthOf(ReadOnlySpan<char> word)
    {
        if (Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var month)) return month;
        return word.Length > 3 && char.IsAscii(word[0]) && Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word[..3], out month) && !IsWeekday(word)
            ? month : null;
    }

    private static bool IsWeekday(ReadOnlySpan<char> word) => word.EndsWith("day", StringComparison.OrdinalIgnoreCase) || word.StartsWith("mar", StringComparison.OrdinalIgnoreCase);

    private static CalendarDate? WithName(int month, List<(int Value, int Digits, char Before)> numbers, DateTimeOffset today)
    {
        switch (numbers.Count)
        {
            case 0: return null;
            case 1 when numbers[0].Digits == 4: return new(numbers[0].Value, month, 1);
            case 1: return NearestPast(month, numbers[0].Value, today);
            default:
                var yearFirst = numbers[0].Digits == 4 || (numbers[0].Value > 31 && numbers[1].Digits <= 2);
                var (year, day) = yearFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0]);
                return new(FullYear(year.Value, year.Digits), month, day.Value);
        }
    }

    private static CalendarDate? Numeric(List<(int Value, int Digits, char Before)> n, DateTimeOffset today) => n.Count switch
    {
        0 => null,
        1 => Compact(n[0].Value, n[0].Digits),
        2 when n[0].Digits == 4 => new(n[0].Value, n[1].Value, 1),
        2 => NearestPast(n[0].Value, n[1].Value, today),
        _ when n[0].Digits == 4 => n[1].Value > 12 ? new(n[0].Value, n[2].Value, n[1].Value) : new(n[0].Value, n[1].Value, n[2].Value),
        _ when n[2].Digits == 4 || n[1].Before == '/' || n[1].Before == '.' => YearLast(n),
        _ => new(FullYear(n[0].Value, n[0].Digits), n[1].Value, n[2].Value),
    };

    /// <summary>Month first where slashes part the numbers (the North American habit), day first otherwise, unless only the other is possible.</summary>
    private static CalendarDate YearLast(List<(int Value, int Digits, char Before)> n)
    {
        var monthFirst = n[1].Before == '/' ? n[0].Value <= 12 : n[1].Value > 12;
        var year = FullYear(n[2].Value, n[2].Digits);
        return monthFirst ? new(year, n[0].Value, n[1].Value) : new(year, n[1].Value, n[0].Value);
    }

    private static CalendarDate? Compact(int value, int digits) => digits switch
    {
        8 => new(value / 10000, value / 100 % 100, value % 100),
        7 => OfYearDay(value / 1000, value % 1000),
        6 => new(FullYear(value / 10000, 2), value / 100 % 100, value % 100),
        4 when value is >= 1900 and <= 2100 => new(value, 1, 1),
        _ => null,
    };

    private static CalendarDate? OfYearDay(int year, int day)
    {
        if (year is < 1900 or > 2100 || day is < 1 or > 366) return null;
        var date = new DateTime(year, 1, 1).AddDays(day - 1);
        return new(date.Year, date.Month, date.Day);
    }

    private static CalendarDate? NearestPast(int month, int day, DateTimeOffset today)
    {
        if (month is < 1 or > 12 || day is < 1 or > 31 || today.Year < 2) return null;
        var thisYear = new CalendarDate(today.Year, month, day);
        return thisYear.At(default, today.Offset) > today.AddDays(1) ? thisYear with { Year = today.Year - 1 } : thisYear;
    }

    /// <summary>Two-digit years as RFC 2822, section 4.3 reads them, with the pivot at 90.</summary>
    private static int FullYear(int year, int digits) => digits > 2 ? year : year < 90 ? 2000 + year : 1900 + year;

    [GeneratedRegex("""\d+|\p{L}[\p{L}\p{M}]*""")]
    private static partial Regex Part();
}
