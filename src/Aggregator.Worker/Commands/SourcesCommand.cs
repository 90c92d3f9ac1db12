using System.CommandLine;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;

namespace Aggregator.Worker.Commands;

/// <summary><c>sources add|list|show|set|remove|pause|resume|refresh|restore-address|import|export</c>. All work while the service runs.</summary>
internal static class SourcesCommand
{
    public static Command Create(CommandContext context) => new(
        "sources",
        """
        Add, look at and change sources; works while the service runs.

        Examples:
          aggregator sources add https://example.org/feed.xml --folder News/World
          aggregator sources add https://example.org/            (finds the site's feeds)
          aggregator sources list --faults
          aggregator sources show 3
          aggregator sources set 3 --user mara --password - --min-interval 00:10:00
          aggregator sources import subscriptions.opml
        """)
    {
        SourcesAdd.Create(context),
        List(context),
        Show(context),
        Change(context, "remove", "Stop polling a source and hide it; its articles stay.", SourceState.Removed, "removed"),
        Change(context, "pause", "Stop polling a source until it is resumed.", SourceState.Paused, "paused"),
        Change(context, "resume", "Poll a paused source again, now and then on its schedule.", SourceState.Active, "resumed"),
        Refresh(context),
        SourcesSet.Create(context),
        RestoreAddress(context),
        SourcesOpml.CreateImport(context),
        SourcesOpml.CreateExport(context),
    };

    private static Argument<string> Which() => new("source") { Description = "Id or address of the source." };

    private static Option<bool> AsJson() => new("--json") { Description = "Print as JSON." };

    private static Command List(CommandContext context)
    {
        var faults = new Option<bool>("--faults") { Description = "Only sources whose last poll failed." };
        var json = AsJson();
        var command = new Command("list", "List the sources.") { faults, json };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            var store = await context.OpenSourcesAsync(cancellationToken).ConfigureAwait(false);
            var sources = (await store.ListAsync(cancellationToken).ConfigureAwait(false))
                .Where(source => !parsed.GetValue(faults) || source.LastFaultMessage.Length > 0).ToList();
            if (parsed.GetValue(json))
                context.WriteJson(sources.Select(SourceReport.Of));
            else
                SourceReport.WriteTable(context.Output, sources, context.Clock.GetUtcNow());
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Show(CommandContext context)
    {
        var which = Which();
        var json = AsJson();
        var command = new Command("show", "Show a source: state, faults, last polls, what became of its entries.") { which, json };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            var store = await context.OpenSourcesAsync(cancellationToken).ConfigureAwait(false);
            if (await store.FindAsync(parsed.GetRequiredValue(which), cancellationToken).ConfigureAwait(false) is not { } source)
                return NotFound(context, parsed.GetRequiredValue(which));
            var polls = await store.PollsAsync(source.Id, 10, cancellationToken).ConfigureAwait(false);
            var entries = await store.EntryCountsAsync(source.Id, cancellationToken).ConfigureAwait(false);
            var hub = await store.SubscriptionAsync(source.Id, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(json))
                context.WriteJson(new { Source = SourceReport.Of(source), Entries = entries, Polls = polls, Hub = hub is null ? null : HubSentence.Of(hub) });
            else
                SourceReport.WriteDetails(context.Output, source, polls, entries, await store.MergedIntoAsync(source.Id, cancellationToken).ConfigureAwait(false), hub, context.Clock.GetUtcNow());
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Change(CommandContext context, string name, string description, SourceState state, string done) =>
        Act(context, name, description, done, (store, source, cancellationToken) => store.SetStateAsync(source.Id, state, cancellationToken));

    private static Command Refresh(CommandContext context) =>
        Act(context, "refresh", "Make a source due now; the running service polls it within seconds.", "due now:",
            (store, source, cancellationToken) => store.RefreshAsync(source.Id, cancellationToken));

    private static Command RestoreAddress(CommandContext context)
    {
        var which = Which();
        var command = new Command("restore-address", "Poll a source at the address it had before a permanent redirect was taken over, or part one that was merged; the redirect is not taken over again.") { which };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            var store = await context.OpenSourcesAsync(cancellationToken).ConfigureAwait(false);
            if (await store.FindRowAsync(parsed.GetRequiredValue(which), cancellationToken).ConfigureAwait(false) is not { } row)
                return NotFound(context, parsed.GetRequiredValue(which));
            var databases = await context.OpenDatabaseAsync(cancellationToken).ConfigureAwait(false);
            var (source, refusal) = await new AddressRestoration(databases, context.Clock).RestoreAsync(row.Id, cancellationToken).ConfigureAwait(false);
            if (source is null)
                return context.Fail(refusal);
            await context.Output.WriteLineAsync($"restored {source.Id} {source.DisplayName}: polled at {source.Url} again").ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Act(CommandContext context, string name, string description, string done, Func<SourceStore, Source, CancellationToken, Task> act)
    {
        var which = Which();
        var command = new Command(name, description) { which };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            var store = await context.OpenSourcesAsync(cancellationToken).ConfigureAwait(false);
            if (await store.FindAsync(parsed.GetRequiredValue(which), cancellationToken).ConfigureAwait(false) is not { } source)
                return NotFound(context, parsed.GetRequiredValue(which));
            await act(store, source, cancellationToken).ConfigureAwait(false);
            await context.Output.WriteLineAsync($"{done} {source.Id} {source.DisplayName}").ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static int NotFound(CommandContext context, string which) =>
        context.Fail($"There is no source '{which}'; 'sources list' shows ids and addresses.", ExitCode.NotFound);
}
