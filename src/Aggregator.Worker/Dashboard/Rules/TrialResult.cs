using Aggregator.Worker.Dashboard.Shared;

namespace Aggregator.Worker.Dashboard.Rules;

/// <summary>What came of trying a rule.</summary>
public sealed record TrialResult
{
    /// <summary>The rule as it was written.</summary>
    public required string Yaml { get; init; }

    /// <summary>Pages asked for.</summary>
    public required int Asked { get; init; }

    /// <summary>The host that the rule is for; empty when it is not valid.</summary>
    public string Host { get; init; } = "";

    /// <summary>Why nothing was tried, or null.</summary>
    public string? Error { get; init; }

    /// <summary>The pages read, newest first.</summary>
    public IReadOnlyList<TrialPage> Pages { get; init; } = [];

    /// <summary>True when the time was over before all pages were read.</summary>
    public bool OutOfTime { get; init; }

    /// <summary>What the rule would do, in one sentence.</summary>
    public string Summary
    {
        get
        {
            var parts = new List<string> { $"{Wording.Count(Pages.Count(page => page.Changes))} of {Wording.Count(Pages.Count, "page changes", "pages change")}" };
            if (Pages.Count(page => page.LosesMuch) is > 0 and var losing)
                parts.Add($"{Wording.Count(losing, "loses", "lose")} more than half of the text");
            if (Pages.Count(page => page.IsLost) is > 0 and var lost)
                parts.Add($"{Wording.Count(lost)} can no longer be read");
            if (Pages.Count(page => page is { FaultBefore: not null, FaultAfter: null }) is > 0 and var found)
                parts.Add($"{Wording.Count(found)} can now be read");
            return string.Join(", ", parts) + ".";
        }
    }
}
