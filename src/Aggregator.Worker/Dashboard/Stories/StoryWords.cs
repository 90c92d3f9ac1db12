using Aggregator.Core.Storage;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>Decisions about stories in words.</summary>
internal static class StoryWords
{
    /// <summary>What was decided, for pages and commands.</summary>
    public static string Of(StoryDecision decision) => FormattableString.Invariant(decision.Kind switch
    {
        StoryDecisionKind.Split => $"Story {decision.OtherStoryId} was split off story {decision.StoryId}.",
        StoryDecisionKind.Merge => $"Story {decision.StoryId} was merged into story {decision.OtherStoryId}.",
        StoryDecisionKind.Pin => $"A text was pinned to story {decision.StoryId}.",
        _ => $"A text of story {decision.StoryId} was freed.",
    });

    /// <summary>What a form did; empty for anything else.</summary>
    public static string Done(string? action) => action switch
    {
        "split" => "The texts are a story of their own now: this one.",
        "merge" => "The stories are one now.",
        "pin" => "The article belongs to this story now, with its copies.",
        "unpin" => "The text is free: it stays until new evidence draws it elsewhere.",
        "undo" => "The decision was taken back.",
        _ => "",
    };
}
