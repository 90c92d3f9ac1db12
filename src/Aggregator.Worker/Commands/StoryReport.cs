using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Stories;

namespace Aggregator.Worker.Commands;

/// <summary>Stories as text and JSON.</summary>
internal static class StoryReport
{
    /// <summary>What JSON shows of a story.</summary>
    public static object Of(Story story) => new
    {
        story.Id,
        story.State,
        story.MergedIntoId,
        Held = story.Pinned,
        story.Title,
        story.LeadArticleId,
        story.Language,
        story.Category,
        story.FirstAt,
        story.LastAt,
        Texts = story.Groups,
        story.Articles,
        story.Sources,
    };

    /// <summary>What JSON shows of a story with its texts.</summary>
    public static object Of(StoryDetail detail) => new
    {
        Story = Of(detail.Story),
        Texts = detail.Groups.Select(text => new { Group = text.GroupId, text.Size, Articles = text.Copies.Select(copy => new { copy.Id, copy.Title, copy.Site, copy.PublishedAt }) }),
        Decisions = detail.Decisions.Select(decision => new { decision.Id, decision.Kind, decision.StoryId, decision.OtherStoryId, decision.DecidedAt }),
    };

    /// <summary>One line a story.</summary>
    public static void WriteTable(TextWriter output, IReadOnlyList<Story> stories)
    {
        if (stories.Count == 0) output.WriteLine("No stories yet: they form when two articles tell of one thing.");
        foreach (var story in stories)
            output.WriteLine($"{story.Id,6}  {story.LastAt:yyyy-MM-dd HH:mm}  {story.Articles,4} article(s) of {story.Sources,3} source(s)  {(story.Pinned ? "held" : "    ")}  {story.Title}");
    }

    /// <summary>All about one story.</summary>
    public static void WriteDetails(TextWriter output, StoryDetail detail)
    {
        var story = detail.Story;
        output.WriteLine($"story     {story.Id} {story.Title}");
        output.WriteLine($"state     {story.State.ToString().ToLowerInvariant()}{(story.Pinned ? ", held by an operator" : "")}");
        output.WriteLine($"articles  {story.Articles} in {story.Groups} text(s), {story.Sources} independent source(s)");
        output.WriteLine($"time      {story.FirstAt:u} to {story.LastAt:u}");
        foreach (var text in detail.Groups)
            foreach (var copy in text.Copies)
                output.WriteLine($"  {(copy == text.Lead ? "text" : "copy")} article {copy.Id}  {copy.PublishedAt ?? copy.StoredAt:yyyy-MM-dd HH:mm}  {copy.Site}: {copy.Title}");
        foreach (var decision in detail.Decisions)
            output.WriteLine($"  decision {decision.Id}  {decision.DecidedAt:yyyy-MM-dd HH:mm}  {StoryWords.Of(decision)}");
    }

    /// <summary>The hot list.</summary>
    public static void WriteHot(TextWriter output, IReadOnlyList<HotRow> rows)
    {
        if (rows.Count == 0) output.WriteLine("No story was written of in the last days.");
        for (var i = 0; i < rows.Count; i++)
        {
            output.WriteLine($"{i + 1,3}. {rows[i].Story.Title}  (story {rows[i].Story.Id})");
            output.WriteLine($"     {string.Join("; ", rows[i].Heat.Explanation)}");
        }
    }
}
