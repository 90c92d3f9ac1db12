using System.CommandLine;
using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Commands;

/// <summary><c>stories list|show|hot|split|merge|pin|unpin|undo</c>. All work while the service runs.</summary>
internal static class StoriesCommand
{
    public static Command Create(CommandContext context) => new(
        "stories",
        """
        Look at stories and correct them; works while the service runs, and later grouping keeps to it.

        Examples:
          aggregator stories list
          aggregator stories show 12               (its articles, and the decisions on it)
          aggregator stories split 12 --article 340 --article 355
          aggregator stories merge 14 12           (story 14 becomes part of story 12)
          aggregator stories pin 402 12            (article 402 and its copies belong to story 12)
          aggregator stories unpin 402
          aggregator stories undo 3                (takes decision 3 back)
        """)
    {
        List(context),
        Show(context),
        Hot(context),
        Split(context),
        Merge(context),
        Pin(context),
        Unpin(context),
        Undo(context),
    };

    private static Argument<long> Which() => new("story") { Description = "Number of the story." };

    private static Option<bool> AsJson() => new("--json") { Description = "Print as JSON." };

    private static Command List(CommandContext context)
    {
        var count = new Option<int>("--count") { Description = "Stories to list, 1 to 1000.", DefaultValueFactory = _ => 30 };
        var json = AsJson();
        var command = new Command("list", "List the stories that were written of last.") { count, json };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            var databases = await context.OpenDatabaseAsync(cancellationToken).ConfigureAwait(false);
            await using var db = databases.CreateDbContext();
            var stories = await db.Stories.AsNoTracking().Where(story => story.State == StoryState.Live)
                .OrderByDescending(story => story.LastAt).ThenByDescending(story => story.Id).Take(Math.Clamp(parsed.GetValue(count), 1, 1000)).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(json)) context.WriteJson(stories.Select(StoryReport.Of));
            else StoryReport.WriteTable(context.Output, stories);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Show(CommandContext context)
    {
        var which = Which();
        var json = AsJson();
        var command = new Command("show", "Show a story: its texts with their articles, and what operators decided of it.") { which, json };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            var databases = await context.OpenDatabaseAsync(cancellationToken).ConfigureAwait(false);
            var query = new StoryQuery(databases, new StoryDecisions(databases, context.Clock));
            var asked = parsed.GetValue(which);
            var detail = await query.Run(asked, cancellationToken).ConfigureAwait(false);
            if (detail?.Story.MergedIntoId is { } taker)
            {
                await context.Error.WriteLineAsync($"story {asked} is part of story {taker} now").ConfigureAwait(false);
                detail = await query.Run(taker, cancellationToken).ConfigureAwait(false);
            }
            if (detail is null) return context.Fail($"There is no story {asked}; 'stories list' shows them.", ExitCode.NotFound);
            if (parsed.GetValue(json)) context.WriteJson(StoryReport.Of(detail));
            else StoryReport.WriteDetails(context.Output, detail);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Hot(CommandContext context)
    {
        var language = new Option<string>("--language") { Description = "Only stories in a language, such as en or zh.", DefaultValueFactory = _ => "" };
        var category = new Option<string>("--category") { Description = "Only stories of a category, such as a folder of sources.", DefaultValueFactory = _ => "" };
        var json = AsJson();
        var command = new Command("hot", "List the hottest stories, each place explained.") { language, category, json };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            var databases = await context.OpenDatabaseAsync(cancellationToken).ConfigureAwait(false);
            using var query = new HotListQuery(databases, context.Clock);
            var rows = (await query.Run(new HotFilter(parsed.GetValue(language) ?? "", parsed.GetValue(category) ?? ""), cancellationToken).ConfigureAwait(false)).Rows;
            if (parsed.GetValue(json)) context.WriteJson(rows.Select(row => new { Story = StoryReport.Of(row.Story), row.Heat.Score, row.Heat.Explanation }));
            else StoryReport.WriteHot(context.Output, rows);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Split(CommandContext context)
    {
        var which = Which();
        var articles = new Option<long[]>("--article") { Description = "An article that leaves the story, with its copies; may be given several times.", Required = true, AllowMultipleArgumentsPerToken = true };
        var command = new Command("split", "Take articles out of a story into a new one; the two stay apart.") { which, articles };
        command.SetAction((parsed, cancellationToken) => EditAsync(context, "split off as story", (decisions, stop) => decisions.SplitAsync(parsed.GetValue(which), parsed.GetRequiredValue(articles), stop), cancellationToken));
        return command;
    }

    private static Command Merge(CommandContext context)
    {
        var which = Which();
        var into = new Argument<long>("into") { Description = "Number of the story that takes it over." };
        var command = new Command("merge", "Put a story into another; its number leads there, and the texts of both stay together.") { which, into };
        command.SetAction((parsed, cancellationToken) => EditAsync(context, "merged into story", (decisions, stop) => decisions.MergeAsync(parsed.GetValue(which), parsed.GetValue(into), stop), cancellationToken));
        return command;
    }

    private static Command Pin(CommandContext context)
    {
        var article = new Argument<long>("article") { Description = "Number of the article; its copies go with it." };
        var into = new Argument<long>("story") { Description = "Number of the story that it belongs to." };
        var command = new Command("pin", "Place an article in a story, whatever it is similar to.") { article, into };
        command.SetAction((parsed, cancellationToken) => EditAsync(context, "pinned to story", (decisions, stop) => decisions.PinAsync(parsed.GetValue(article), parsed.GetValue(into), stop), cancellationToken));
        return command;
    }

    private static Command Unpin(CommandContext context)
    {
        var article = new Argument<long>("article") { Description = "Number of the article." };
        var command = new Command("unpin", "Free an article: it stays until new evidence draws it elsewhere.") { article };
        command.SetAction((parsed, cancellationToken) => EditAsync(context, "freed; it is in story", (decisions, stop) => decisions.UnpinAsync(parsed.GetValue(article), stop), cancellationToken));
        return command;
    }

    private static Command Undo(CommandContext context)
    {
        var which = new Argument<long>("decision") { Description = "Number of the decision, as 'stories show' lists it." };
        var command = new Command("undo", "Take a decision back; of several on one story the latest first.") { which };
        command.SetAction((parsed, cancellationToken) => EditAsync(context, "undone; look at story", (decisions, stop) => decisions.UndoAsync(parsed.GetValue(which), stop), cancellationToken));
        return command;
    }

    private static Task<int> EditAsync(CommandContext context, string done, Func<StoryDecisions, CancellationToken, Task<DecisionResult>> edit, CancellationToken cancellationToken) => context.RunAsync(async () =>
    {
        var databases = await context.OpenDatabaseAsync(cancellationToken).ConfigureAwait(false);
        var outcome = await edit(new StoryDecisions(databases, context.Clock), cancellationToken).ConfigureAwait(false);
        if (outcome.Refusal.Length > 0) return context.Fail(outcome.Refusal);
        await context.Output.WriteLineAsync($"{done} {outcome.StoryId} (decision {outcome.DecisionId})").ConfigureAwait(false);
        return ExitCode.Done;
    });
}
