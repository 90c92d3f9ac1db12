using System.Globalization;
using Aggregator.Core.Parsing;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Sources;

/// <summary>The zone of a source's dates that name none.</summary>
/// <param name="OffsetMinutes">Minutes from UTC.</param>
/// <param name="Why">Where that is known from, as a phrase.</param>
public sealed record SourceZone(int OffsetMinutes, string Why)
{
    /// <summary>The offset.</summary>
    public TimeSpan Offset => TimeSpan.FromMinutes(OffsetMinutes);

    /// <summary>What the operator configured, else what the polls taught, else what language or country leave no choice about; null when none does.</summary>
    public static SourceZone? Of(Source source) =>
        source.AssumedOffsetMinutes is { } set ? new(set, "configured, or by language or country when the source was added")
        : source.LearntOffsetMinutes is { } learnt ? new(learnt, Evidence(source))
        : RegionalOffset.Of(source.Language, Uri.TryCreate(source.Url, UriKind.Absolute, out var url) ? url.IdnHost : null) is { } region ? new((int)region.TotalMinutes, "by its language or country")
        : null;

    /// <summary>The zone and its reason as one line, such as <c>+08:00 (learnt …)</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(OffsetMinutes < 0 ? '-' : '+')}{Math.Abs(OffsetMinutes) / 60:00}:{Math.Abs(OffsetMinutes) % 60:00} ({Why})");

    private static string Evidence(Source source)
    {
        var evidence = ZoneEvidence.Read(source.ZoneEvidence);
        return string.Create(CultureInfo.InvariantCulture,
            $"learnt from when its entries appear: {evidence.Votes.GetValueOrDefault(source.LearntOffsetMinutes ?? 0)} of {evidence.Observed} fit");
    }
}
