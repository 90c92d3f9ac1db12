namespace Aggregator.Core.Extraction.Metadata;

/// <summary>What was found of both dates. The most plausible publication wins, none wins below a threshold; the first change stands.</summary>
internal sealed class DateCandidates
{
    /// <summary>What the head states as the publication weighs as much.</summary>
    internal const float Stated = 9;

    /// <summary>A day whose parts stand apart in the address weighs as much.</summary>
    internal const float Address = 5.3f;

    private const float Least = 2, Timed = 3.5f;

    private static readonly TimeSpan WidestZone = TimeSpan.FromHours(14), NewEdition = TimeSpan.FromDays(30);

    private readonly List<DateCandidate> _found = [];
    private readonly List<(DateTimeOffset Date, string Origin)> _changes = [];

    /// <summary>Whether any candidate is plausible enough.</summary>
    internal bool Any => _found.Exists(candidate => candidate.Weight >= Least);

    /// <summary>The first change, with its origin.</summary>
    internal (DateTimeOffset? Date, string Origin) Change => _changes.Count > 0 ? _changes[0] : (null, "");

    internal void Add(DateTimeOffset? date, string origin, float weight)
    {
        if (date is { } read)
            _found.Add(new DateCandidate(read, origin, weight));
    }

    internal void AddChange(DateTimeOffset? date, string origin)
    {
        if (date is { } read)
            _changes.Add((read, origin));
    }

    /// <summary>
    /// The publication. When the page tells none, the change it shows to readers, with the origin <c>modified</c>:
    /// what only machines are told of changes is of the page, not of the article.
    /// </summary>
    internal (DateTimeOffset? Date, string Origin) Best()
    {
        var best = _found.Count == 0 ? default : _found.MaxBy(Weigh);
        if (best.Weight >= Least)
            return (WithTime(InZone(best.Date)), best.Origin);
        foreach (var (date, origin) in _changes)
            if (origin is "time" or "visible text")
                return (date, "modified");
        return (null, "");
    }

    private float Weigh(DateCandidate candidate) => candidate.Weight + (candidate.Date.TimeOfDay == TimeSpan.Zero ? 0 : 0.1f) - (RepeatsChange(candidate) ? 1.5f : IsNewEdition(candidate) ? 8 : 0)
        + 0.3f * _found.Count(other => other.Date.Date == candidate.Date.Date && other.Origin != candidate.Origin);

    // Some systems write the change into one of the places for the publication; another place then tells an earlier one, by more than zones differ.
    private bool RepeatsChange(DateCandidate candidate) => candidate.Weight >= Stated && _changes.Exists(change => change.Date == candidate.Date)
        && _found.Exists(other => other.Weight >= Stated && candidate.Date - other.Date > WidestZone);

    // An address keeps the day it was made on; what is stated long after it is of a new edition. Eight digits in a row may be a mere number.
    private bool IsNewEdition(DateCandidate candidate) => _found.Exists(other => other is { Origin: "url", Weight: >= Address } && candidate.Date - other.Date > NewEdition);

    // A moment given in UTC whose local day the address or the shown date tells keeps the moment and takes an offset of that day.
    private DateTimeOffset InZone(DateTimeOffset date)
    {
        if (date.Offset != TimeSpan.Zero || date.TimeOfDay == TimeSpan.Zero)
            return date;
        var locals = _found.Where(candidate => candidate.IsShown && candidate.Weight >= Address - 1).OrderByDescending(candidate => candidate.Origin == "url").ThenByDescending(candidate => candidate.Weight).ToList();
        if (locals.Count == 0 || locals[0].Date.Date == date.Date)
            return date;
        var day = locals[0].Date.Date;
        foreach (var local in locals.Where(local => local.IsUtcMoment && local.Date.Date == day))
            if (Shift(date, local.Date) is { } shift)
                return date.ToOffset(shift);
        return day == date.Date.AddDays(1) && date.Hour >= 18 ? date.ToOffset(TimeSpan.FromHours(24 - date.Hour))
            : day == date.Date.AddDays(-1) && date.Hour < 8 ? date.ToOffset(TimeSpan.FromHours(-date.Hour - 1)) : date;
    }

    // The same moment on a local clock is some quarters of an hour away, seconds left out.
    private static TimeSpan? Shift(DateTimeOffset moment, DateTimeOffset clock)
    {
        var minutes = Math.Round((clock.DateTime - moment.DateTime).TotalMinutes, MidpointRounding.AwayFromZero);
        return minutes % 15 == 0 && Math.Abs(minutes) <= 14 * 60 ? TimeSpan.FromMinutes(minutes) : null;
    }

    // A day alone takes the time of day that another place gives for it.
    private DateTimeOffset WithTime(DateTimeOffset date) => date.TimeOfDay != TimeSpan.Zero ? date
        : _found.Where(candidate => candidate.Date.Date == date.Date && candidate.Date.TimeOfDay != TimeSpan.Zero && candidate.Weight >= Timed).OrderByDescending(candidate => candidate.Weight)
            .Select(candidate => (DateTimeOffset?)candidate.Date).FirstOrDefault() ?? date;
}
