using Aggregator.Core.Diagnostics;
using Aggregator.Core.Scheduling;

namespace Aggregator.Benchmarks.Schedule;

/// <summary>Polls one source for a year and keeps count.</summary>
/// <param name="source">The source.</param>
/// <param name="next">The policy under test.</param>
internal sealed class PollingYear(SyntheticSource source, Func<CheckHistory, DateTimeOffset> next)
{
    private const int PublishedKept = 300;
    private const int PollsKept = 20;

    private readonly DateTimeOffset[] _seen = new DateTimeOffset[source.Published.Length];
    private readonly List<PollSample> _polls = [];
    private int _seenCount;
    private int _published;
    private int _known;

    /// <summary>Seconds from publication to discovery, one for each entry found.</summary>
    public List<float> Delays { get; } = [];

    /// <summary>Polls made.</summary>
    public int Requests { get; private set; }

    /// <summary>Entries that left the feed before a poll saw them.</summary>
    public int Missed { get; private set; }

    /// <summary>Runs the year from a first poll within an hour of its start.</summary>
    public void Run(double phase)
    {
        var failures = 0;
        for (var now = SyntheticSource.Start.AddHours(phase); now < SyntheticSource.End;)
        {
            Requests++;
            failures = source.IsDown(now) ? failures + 1 : 0;
            if (failures == 0)
                Poll(now);
            var due = next(new CheckHistory
            {
                Now = now,
                Recent = _polls,
                Published = new ArraySegment<DateTimeOffset>(_seen, Math.Max(0, _seenCount - PublishedKept), Math.Min(_seenCount, PublishedKept)),
                ConsecutiveFailures = failures,
                LastFault = failures > 0 ? FaultKind.Timeout : null,
            });
            now = due > now ? due : throw new InvalidOperationException("The policy went back in time.");
        }
    }

    private void Poll(DateTimeOffset now)
    {
        var first = _polls.Count == 0;
        var before = _published;
        while (_published < source.Published.Length && source.Published[_published] <= now)
            _published++;

        var oldest = Math.Max(0, _published - source.Window);
        if (!first)
            Missed += Math.Max(0, oldest - _known);
        var fresh = Math.Max(_known, oldest);
        for (var i = fresh; i < _published; i++)
        {
            _seen[_seenCount++] = source.Published[i];
            if (source.Published[i] >= SyntheticSource.Start && !first)
                Delays.Add((float)(now - source.Published[i]).TotalSeconds);
        }

        _known = _published;
        if (_polls.Count == PollsKept)
            _polls.RemoveAt(0);
        _polls.Add(new(now, _published - fresh, _published - oldest, CoverageGap: !first && _published > before && oldest >= before && before > 0));
    }
}
