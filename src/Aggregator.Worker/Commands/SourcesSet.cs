using System.CommandLine;
using System.Globalization;
using Aggregator.Core.Fetching;
using Aggregator.Core.Storage;
using Aggregator.Worker.Jobs;

namespace Aggregator.Worker.Commands;

/// <summary><c>sources set</c>: changes how a source is polled and what its requests carry.</summary>
internal sealed class SourcesSet
{
    private const string None = "none";
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(30);

    private readonly CommandContext _context;
    private readonly Argument<string> _which = new("source") { Description = "Id or address of the source." };
    private readonly Option<string?> _url = new("--url") { Description = "Another address for it; its articles stay. Headers and login are forgotten when it is of another origin and they are not given again." };
    private readonly Option<string?> _name = new("--name") { Description = "Name to show; \"\" for the feed's own title." };
    private readonly Option<string?> _folder = new("--folder") { Description = "Folder, parts joined by '/'; \"\" for none." };
    private readonly Option<string?> _interval = new("--interval") { Description = "Poll at this fixed interval (hh:mm:ss); 'none' adapts again." };
    private readonly Option<string?> _cron = new("--cron") { Description = "Poll at the times of this Quartz cron expression (UTC); 'none' adapts again." };
    private readonly Option<string?> _least = new("--min-interval") { Description = "Shortest time between polls (hh:mm:ss); 'none' for that of Schedule:MinInterval." };
    private readonly Option<string?> _most = new("--max-interval") { Description = "Longest time between polls (hh:mm:ss); 'none' for that of Schedule:MaxInterval." };
    private readonly AccessOptions _access = new();

    private SourcesSet(CommandContext context) => _context = context;

    public static Command Create(CommandContext context)
    {
        var set = new SourcesSet(context);
        var command = new Command("set", "Change a source: name, folder, times of polls, headers, login, proxy. What is not named stays; polled at once with the new settings.")
        {
            set._which, set._url, set._name, set._folder, set._interval, set._cron, set._least, set._most,
        };
        set._access.AddTo(command);
        command.SetAction((parsed, cancellationToken) => context.RunAsync(() => set.ApplyAsync(parsed, cancellationToken)));
        return command;
    }

    private async Task<int> ApplyAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var store = await _context.OpenSourcesAsync(cancellationToken).ConfigureAwait(false);
        if (await store.FindAsync(parsed.GetRequiredValue(_which), cancellationToken).ConfigureAwait(false) is not { } source)
            return _context.Fail($"There is no source '{parsed.GetRequiredValue(_which)}'; 'sources list' shows ids and addresses.", ExitCode.NotFound);
        if (Wrong(parsed, source) is { } wrong)
            return _context.Fail(wrong, ExitCode.Usage);
        var given = parsed.GetValue(_url) is { } url ? new NewSource(new Uri(url)) : null;
        var address = given?.WithoutLogin().Url;
        if (address is not null && await store.ClaimAsync(source.Id, address, cancellationToken).ConfigureAwait(false) is { } there)
            return _context.Fail($"{address} is the address of source {there.Id} already; remove that one first.");
        var (access, unfit) = await AccessAsync(parsed, store, source, given?.Url).ConfigureAwait(false);
        if (unfit is not null)
            return _context.Fail(unfit, ExitCode.Usage);

        var changed = await store.ChangeAsync(source.Id, row => Change(parsed, row, address, access, store), cancellationToken).ConfigureAwait(false);
        await _context.Output.WriteLineAsync($"set {source.Id} {changed?.DisplayName}{(changed?.AccessSummary is { Length: > 0 } carried ? $" (requests carry {carried})" : "")}").ConfigureAwait(false);
        return ExitCode.Done;
    }

    /// <summary>What its requests are to carry; null to leave it as it is.</summary>
    private async Task<(SourceAccess? Access, string? Wrong)> AccessAsync(ParseResult parsed, SourceStore store, Source source, Uri? url)
    {
        var stays = url is null || RedirectTrail.IsSameOrigin(new Uri(source.Url), url);
        if (!_access.Given(parsed) && stays && url is not { UserInfo.Length: > 0 })
            return (null, null);
        var before = await BeforeAsync(store, source).ConfigureAwait(false);
        if (!stays)
            before = new SourceAccess { Proxy = before.Proxy };
        if (url is not null && SourceAccess.LoginOf(url) is { } login)
            before = before with { Login = login };
        return _access.Over(parsed, before, _context.Input);
    }

    private async Task<SourceAccess> BeforeAsync(SourceStore store, Source source)
    {
        if (store.AccessOf(source) is { } known)
            return known;
        await _context.Error.WriteLineAsync("What the source had cannot be decrypted here (Storage:KeyFolder); only what is given now is kept.").ConfigureAwait(false);
        return new SourceAccess();
    }

    private string? Wrong(ParseResult parsed, Source source)
    {
        if (parsed.GetValue(_url) is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.AbsoluteUri.Length <= SourceAddress.MaxLength))
            return $"--url is no absolute http or https address of up to {SourceAddress.MaxLength} characters.";
        if (parsed.GetValue(_cron) is { } expression && expression != None && new QuartzCronWindows().Check(expression) is { } fault)
            return $"--cron '{expression}' is not a cron expression: {fault}";
        foreach (var (option, shortest) in new[] { (_interval, TimeSpan.FromSeconds(1)), (_least, TimeSpan.FromMinutes(1)), (_most, TimeSpan.FromMinutes(1)) })
        {
            if (parsed.GetValue(option) is { } text && text != None && !(Time(text) is { } time && time >= shortest && time <= LongestInterval))
                return $"{option.Name} is '{text}'; allowed is {shortest:c} to {LongestInterval:c}, or 'none'.";
        }

        var (least, most) = (Seconds(parsed, _least, source.MinIntervalSeconds), Seconds(parsed, _most, source.MaxIntervalSeconds));
        return least > most ? "--min-interval is longer than --max-interval." : null;
    }

    private void Change(ParseResult parsed, Source row, Uri? address, SourceAccess? access, SourceStore store)
    {
        if (address is not null)
            SourceAddress.Give(row, address);
        row.Name = parsed.GetValue(_name) is { } name ? ColumnText.Fit(name, 300) : row.Name;
        row.Folder = parsed.GetValue(_folder) is { } folder ? ColumnText.Fit(folder, 300) : row.Folder;
        row.FixedIntervalSeconds = Seconds(parsed, _interval, row.FixedIntervalSeconds);
        row.MinIntervalSeconds = Seconds(parsed, _least, row.MinIntervalSeconds);
        row.MaxIntervalSeconds = Seconds(parsed, _most, row.MaxIntervalSeconds);
        row.Cron = parsed.GetValue(_cron) is { } cron ? cron == None ? null : cron : row.Cron;
        if (access is not null)
            store.SetAccess(row, access);
        if (address is not null || access is not null || new[] { _interval, _cron, _least, _most }.Any(option => parsed.GetValue(option) is not null))
            (row.NextDueAt, row.NextDueReason) = (_context.Clock.GetUtcNow(), "settings changed by an operator");
    }

    private static int? Seconds(ParseResult parsed, Option<string?> option, int? before) => parsed.GetValue(option) switch
    {
        null => before,
        None => null,
        var text => (int?)Time(text)?.TotalSeconds,
    };

    private static TimeSpan? Time(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
}
