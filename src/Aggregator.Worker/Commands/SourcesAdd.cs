using System.CommandLine;
using System.Globalization;
using Aggregator.Core.Fetching;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Aggregator.Worker.Jobs;

namespace Aggregator.Worker.Commands;

/// <summary><c>sources add</c>.</summary>
internal static class SourcesAdd
{
    private static readonly Argument<string> Url = new("url") { Description = "Address of a feed, sitemap, list page or site." };
    private static readonly Option<string> Name = new("--name") { Description = "Name to show; by default the feed's own title.", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Folder = new("--folder") { Description = "Folder, parts joined by '/'.", DefaultValueFactory = _ => "" };
    private static readonly Option<SourceKind> Kind = new("--kind") { Description = "What the address gives; with it nothing is looked for." };
    private static readonly Option<string?> Selector = new("--selector") { Description = "CSS selector of the article links of a list page, or the dotted paths of a JSON API as JSON." };
    private static readonly Option<TimeSpan?> Interval = new("--interval") { Description = "Poll at this fixed interval (hh:mm:ss) instead of adapting." };
    private static readonly Option<string?> Cron = new("--cron") { Description = "Poll at the times of this Quartz cron expression (UTC), e.g. \"0 0/15 6-22 * * ?\"." };
    private static readonly Option<double?> Offset = new("--utc-offset") { Description = "Hours from UTC of dates that name no zone, e.g. 8." };
    private static readonly Option<int> Pick = new("--pick") { Description = "Of several feeds found, add this one (1 is the first).", DefaultValueFactory = _ => 1 };
    private static readonly AccessOptions Access = new();
    private static readonly Option<bool> AsIs = new("--as-is") { Description = "Add the address without looking at it." };

    public static Command Create(CommandContext context)
    {
        var command = new Command("add", "Add a source; the running service polls it within seconds. A site's address is enough: its feeds are found.")
        {
            Url, Name, Folder, Kind, Selector, Interval, Cron, Offset, Pick, AsIs,
        };
        Access.AddTo(command);
        command.SetAction((parsed, cancellationToken) => context.RunAsync(() => AddAsync(context, parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> AddAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var given = parsed.GetRequiredValue(Url);
        if (!Uri.TryCreate(given, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return context.Fail("What was given is not an absolute http or https address.", ExitCode.Usage);
        // A login in the address is taken out of it at once, so that it is shown nowhere.
        var (access, unfit) = Access.Over(parsed, new SourceAccess { Login = SourceAccess.LoginOf(address) }, context.Input);
        if (access is null)
            return context.Fail(unfit!, ExitCode.Usage);
        address = new NewSource(address).WithoutLogin().Url;
        if (parsed.GetValue(Cron) is { } expression && new QuartzCronWindows().Check(expression) is { } wrong)
            return context.Fail($"--cron '{expression}' is not a cron expression: {wrong}", ExitCode.Usage);
        if (parsed.GetValue(Interval) is { } interval && (interval < TimeSpan.FromSeconds(1) || interval > TimeSpan.FromDays(30)))
            return context.Fail($"--interval is {interval}; allowed is 00:00:01 to 30.00:00:00.", ExitCode.Usage);

        var found = new FoundSource(address, parsed.GetValue(Kind), null, "as given", 0);
        if (!parsed.GetValue(AsIs) && found.Kind == SourceKind.Auto)
        {
            if (await ChooseAsync(context, address, access, parsed.GetValue(Pick), cancellationToken).ConfigureAwait(false) is not { } chosen)
                return ExitCode.Failed;
            found = chosen;
        }

        if ((access.Login is not null || access.Headers.Count > 0) && !RedirectTrail.IsSameOrigin(address, found.Url))
            return context.Fail($"The feed lies at {found.Url}, another origin than the headers or login were given for. Add that address itself.");

        var store = await context.OpenSourcesAsync(cancellationToken).ConfigureAwait(false);
        var (source, isNew) = (await store.AddAsync([Wanted(parsed, found, access)], TimeSpan.Zero, null, cancellationToken).ConfigureAwait(false))[0];
        await context.Output.WriteLineAsync($"{(isNew ? "added" : "already there:")} {source.Id} {source.Url} ({source.Kind})").ConfigureAwait(false);
        if (!isNew && !access.IsEmpty)
            await context.Error.WriteLineAsync($"Its headers, login and proxy were left as they are; 'sources set {source.Id}' changes them.").ConfigureAwait(false);
        return ExitCode.Done;
    }

    /// <summary>Looks at the address, says what was found, and picks.</summary>
    private static async Task<FoundSource?> ChooseAsync(CommandContext context, Uri address, SourceAccess access, int pick, CancellationToken cancellationToken)
    {
        using var fetcher = context.OpenFetcher();
        var (found, fault) = await new SourceFinder(fetcher, access, address).FindAsync(address, cancellationToken).ConfigureAwait(false);
        if (fault is not null)
        {
            context.Fail($"{fault} (--as-is adds it nevertheless)");
            return null;
        }

        for (var i = 0; i < found.Count; i++)
            await context.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(i + 1 == pick ? '>' : ' ')} {i + 1}. {found[i].Kind,-8} {found[i].Entries,4} entries  {found[i].Title ?? "(no title)"}  {found[i].Url}  ({found[i].Origin})")).ConfigureAwait(false);
        if (pick >= 1 && pick <= found.Count)
            return found[pick - 1];
        context.Fail($"--pick is {pick}; allowed is 1 to {found.Count}.", ExitCode.Usage);
        return null;
    }

    private static NewSource Wanted(ParseResult parsed, FoundSource found, SourceAccess access) => new(found.Url)
    {
        Access = access,
        Name = parsed.GetValue(Name) ?? "",
        Folder = parsed.GetValue(Folder) ?? "",
        Kind = found.Kind,
        Selector = parsed.GetValue(Selector),
        FixedInterval = parsed.GetValue(Interval),
        Cron = parsed.GetValue(Cron),
        AssumedOffset = parsed.GetValue(Offset) is { } hours ? TimeSpan.FromHours(hours) : null,
    };
}
