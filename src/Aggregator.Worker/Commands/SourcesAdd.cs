using System.CommandLine;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Aggregator.Worker.Jobs;

namespace Aggregator.Worker.Commands;

/// <summary><c>sources add</c>.</summary>
internal static class SourcesAdd
{
    public static Command Create(CommandContext context)
    {
        var url = new Argument<string>("url") { Description = "Address of a feed, sitemap or list page." };
        var name = new Option<string>("--name") { Description = "Name to show; by default the feed's own title.", DefaultValueFactory = _ => "" };
        var folder = new Option<string>("--folder") { Description = "Folder, parts joined by '/'.", DefaultValueFactory = _ => "" };
        var kind = new Option<SourceKind>("--kind") { Description = "What the address gives; Auto tells from the document." };
        var interval = new Option<TimeSpan?>("--interval") { Description = "Poll at this fixed interval (hh:mm:ss) instead of adapting." };
        var cron = new Option<string?>("--cron") { Description = "Poll at the times of this Quartz cron expression (UTC), e.g. \"0 0/15 6-22 * * ?\"." };
        var command = new Command("add", "Add a source; it is polled at once when the service runs.") { url, name, folder, kind, interval, cron };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            if (!Uri.TryCreate(parsed.GetRequiredValue(url), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                return context.Fail($"'{parsed.GetRequiredValue(url)}' is not an absolute http or https address.", ExitCode.Usage);
            if (parsed.GetValue(cron) is { } expression && new QuartzCronWindows().Check(expression) is { } wrong)
                return context.Fail($"--cron '{expression}' is not a cron expression: {wrong}", ExitCode.Usage);
            var store = await context.OpenSourcesAsync(cancellationToken).ConfigureAwait(false);
            var wanted = new NewSource(address)
            {
                Name = parsed.GetValue(name) ?? "",
                Folder = parsed.GetValue(folder) ?? "",
                Kind = parsed.GetValue(kind),
                FixedInterval = parsed.GetValue(interval),
                Cron = parsed.GetValue(cron),
            };
            var (source, isNew) = (await store.AddAsync([wanted], TimeSpan.Zero, null, cancellationToken).ConfigureAwait(false))[0];
            await context.Output.WriteLineAsync($"{(isNew ? "added" : "already there:")} {source.Id} {source.Url}").ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
