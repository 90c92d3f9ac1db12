using Aggregator.Core.Pipeline;
using Aggregator.Worker.Dashboard.Articles;

namespace Aggregator.Worker.Dashboard.Rules;

/// <summary>A stored page read as the live rules would and with the tried rule.</summary>
public sealed record TrialPage
{
    private const int LongestCompared = 200_000;

    public required long Id { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    /// <summary>Address of the page.</summary>
    public required string Url { get; init; }

    /// <summary>Letters of the body as the live rules read it.</summary>
    public int LettersBefore { get; init; }

    /// <summary>Letters of the body as the tried rule reads it.</summary>
    public int LettersAfter { get; init; }

    /// <summary>The fields that change, without the body.</summary>
    public IReadOnlyList<TrialField> Fields { get; init; } = [];

    /// <summary>The blocks of the body that change.</summary>
    public IReadOnlyList<IReadOnlyList<DiffPart>> Blocks { get; init; } = [];

    /// <summary>Why the live rules read no article here, or null.</summary>
    public string? FaultBefore { get; init; }

    /// <summary>Why the tried rule reads no article here, or null.</summary>
    public string? FaultAfter { get; init; }

    /// <summary>True when the tried rule reads something else here.</summary>
    public bool Changes => Fields.Count > 0 || Blocks.Count > 0 || FaultBefore != FaultAfter;

    /// <summary>True when the tried rule reads less than half of the text.</summary>
    public bool LosesMuch => FaultAfter is null && FaultBefore is null && LettersAfter * 2 < LettersBefore;

    /// <summary>True when only the tried rule finds no article.</summary>
    public bool IsLost => FaultAfter is not null && FaultBefore is null;

    /// <summary>Compares two readings of one stored page.</summary>
    internal static TrialPage Compare(ReplayedArticle before, ReplayedArticle after)
    {
        var (old, now) = (before.Page?.Text ?? "", after.Page?.Text ?? "");
        return new TrialPage
        {
            Id = after.Stored.Id,
            Title = after.Stored.Title,
            Language = after.Stored.Language,
            Url = after.Stored.Url,
            LettersBefore = old.Length,
            LettersAfter = now.Length,
            Fields = before.Page is null || after.Page is null ? [] : [.. FieldsOf(before, after)],
            Blocks = after.Page is null ? [] : TextDiff.Of(Cut(old), Cut(now)),
            FaultBefore = before.Fault?.ToString(),
            FaultAfter = after.Fault?.ToString(),
        };
    }

    private static IEnumerable<TrialField> FieldsOf(ReplayedArticle before, ReplayedArticle after)
    {
        foreach (var change in FieldChange.Between(before.Now!, after.Now!).Where(change => change.Field != FieldChange.Body))
            yield return new TrialField(change.Field, change.Before, change.After);
        if (before.Page!.NextPageUrl != after.Page!.NextPageUrl)
            yield return new TrialField("nextPage", before.Page.NextPageUrl ?? "", after.Page.NextPageUrl ?? "");
    }

    private static string Cut(string text) => text.Length <= LongestCompared ? text : text[..LongestCompared];
}
