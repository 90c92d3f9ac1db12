using System.Globalization;

namespace Aggregator.Core.Sources;

/// <summary>
/// What polls tell of the zone of dates that name none. An entry found by a poll appeared between that poll and the one before, so its
/// written time less the zone's offset lies between them; each entry votes for the offsets that allow it.
/// </summary>
/// <param name="Votes">Entries that an offset, in minutes from UTC, allows.</param>
/// <param name="Observed">Entries seen.</param>
internal sealed record ZoneEvidence(IReadOnlyDictionary<int, int> Votes, int Observed)
{
    /// <summary>What is kept for a source whose dates name their zone.</summary>
    public const string Stated = "stated";

    private const int Enough = 6;
    private const int Memory = 40;
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    // Offsets in use; those just west of UTC are left out, because there a feed that shows its entries late looks the same.
    private static readonly int[] Offsets =
        [-720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, 0, 60, 120, 180, 210, 240, 270, 300, 330, 345, 360, 390, 420, 480, 540, 570, 600, 630, 660, 720, 765, 780, 840];

    /// <summary>Nothing observed yet.</summary>
    public static ZoneEvidence None { get; } = new(new Dictionary<int, int>(), 0);

    /// <summary>The offset that nearly every entry allows and no other does nearly as often, in minutes; null while that is not clear.</summary>
    public int? Learnt
    {
        get
        {
            if (Observed < Enough)
                return null;
            var ranked = Votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).Take(2).ToList();
            var second = ranked.Count > 1 ? ranked[1].Value : 0;
            return ranked.Count > 0 && ranked[0].Value * 5 >= Observed * 4 && ranked[0].Value - second >= Math.Max(2, Observed * 0.3) ? ranked[0].Key : null;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote; anything else is no evidence.</summary>
    public static ZoneEvidence Read(string text)
    {
        var votes = new Dictionary<int, int>();
        var observed = 0;
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':') is not [var key, var value] || !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return None;
            if (key == "of")
                observed = count;
            else if (int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset))
                votes[offset] = count;
        }
        return observed == 0 ? None : new ZoneEvidence(votes, observed);
    }

    /// <summary>The evidence with one more entry. Old votes fade, so that summer time is noticed.</summary>
    /// <param name="written">The entry's time as written, without a zone.</param>
    /// <param name="before">When the source was polled before the entry was found.</param>
    /// <param name="found">When it was found.</param>
    public ZoneEvidence With(DateTime written, DateTimeOffset before, DateTimeOffset found)
    {
        // A date without a time of day says nothing of hours.
        if (written.TimeOfDay == TimeSpan.Zero)
            return this;
        var fade = Observed >= Memory ? 2 : 1;
        var votes = Votes.ToDictionary(vote => vote.Key, vote => vote.Value / fade);
        foreach (var offset in Offsets)
        {
            var moment = new DateTimeOffset(DateTime.SpecifyKind(written, DateTimeKind.Unspecified), TimeSpan.Zero).AddMinutes(-offset);
            if (moment >= before - Slack && moment <= found + Slack)
                votes[offset] = votes.GetValueOrDefault(offset) + 1;
        }
        return new ZoneEvidence(votes, Observed / fade + 1);
    }

    /// <summary>The evidence in one short line, to be stored.</summary>
    public string Write() => string.Join(' ', [$"of:{Observed}", .. Votes.Where(vote => vote.Value > 0).OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).Take(20)
        .Select(vote => string.Create(CultureInfo.InvariantCulture, $"{vote.Key}:{vote.Value}"))]);
}
