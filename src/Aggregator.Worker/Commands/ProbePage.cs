using System.CommandLine;
using Aggregator.Core.Extraction;
using Aggregator.Core.Fetching;
using Aggregator.Core.Pipeline;

namespace Aggregator.Worker.Commands;

/// <summary><c>probe page</c>.</summary>
internal static class ProbePage
{
    public static Command Create(CommandContext context)
    {
        var input = new Argument<string>("input") { Description = "Address or file (.gz is unpacked)." };
        var url = new Option<string?>("--url") { Description = "For a file: the address it came from." };
        var json = new Option<bool>("--json") { Description = "Print as JSON." };
        var rule = new Option<FileInfo?>("--rule") { Description = "A file with a rule for the site (YAML or JSON): shows the article without it and with it." };
        var why = new Option<bool>("--why") { Description = "Add where each field came from and why this body was chosen." };
        var html = new Option<FileInfo?>("--html") { Description = "Write it to this file, as one page for the browser with both readings side by side." };
        var browser = new Option<bool>("--browser") { Description = "Show that page in the browser." };
        var onePage = new Option<bool>("--one-page") { Description = "Do not fetch the further pages of an article in several." };
        var command = new Command("page", "Show the article of a page: metadata and text.") { input, url, rule, json, why, html, browser, onePage };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            using var pages = new ProbePages(context);
            var address = ProbeInput.Address(parsed.GetRequiredValue(input));
            var fetched = address is null
                ? await ProbeInput.ReadAsync(context, parsed.GetRequiredValue(input), parsed.GetValue(url), FetchPurpose.Page, cancellationToken).ConfigureAwait(false)
                : await pages.FirstAsync(address, cancellationToken).ConfigureAwait(false);
            var (site, wrong) = await RuleAsync(parsed.GetValue(rule), fetched.FinalUrl, cancellationToken).ConfigureAwait(false);
            if (wrong is not null)
                return context.Fail(wrong, ExitCode.Usage);
            var further = address is null || parsed.GetValue(onePage) ? null : pages;
            var without = site is null ? null : await ReadAsync(fetched, null, further, cancellationToken).ConfigureAwait(false);
            var reading = await ReadAsync(fetched, site, further, cancellationToken).ConfigureAwait(false);
            var file = (reading.Page ?? without?.Page) is null ? null : FileOf(parsed.GetValue(html), parsed.GetValue(browser));
            if (file is not null)
                await File.WriteAllTextAsync(file, ProbeDocument.Of(without, reading, parsed.GetValue(why)), cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(json) && reading.Page is not null)
                context.WriteJson(new { reading.Url, reading.Charset, Article = reading.Page });
            else if (file is null)
                await WriteAsync(context.Output, without, reading, parsed.GetValue(why)).ConfigureAwait(false);
            else
                await context.Output.WriteLineAsync(file).ConfigureAwait(false);
            if (parsed.GetValue(browser) && file is not null && !context.Browse(file))
                await context.Error.WriteLineAsync($"There is no browser here to show it; open {file} in one.").ConfigureAwait(false);
            return reading.Page is null ? context.Fail(reading.Fault!.ToString()) : ExitCode.Done;
        }));
        return command;
    }

    /// <summary>The rule in a file; or why it cannot be used for pages at an address.</summary>
    internal static async Task<(SiteRule? Rule, string? Wrong)> RuleAsync(FileInfo? file, Uri url, CancellationToken cancellationToken)
    {
        if (file is null)
            return (null, null);
        if (!file.Exists)
            return (null, $"--rule is {file}; there is no such file.");
        var rule = SiteRule.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken).ConfigureAwait(false), out var error);
        return rule is null ? (null, $"{file}: {error}") : rule.IsFor(url) ? (rule, null) : (null, $"{file} is for {rule.Host}, but the page is of {url.Host}; for a file give its address with --url.");
    }

    private static string? FileOf(FileInfo? html, bool browser) =>
        html?.FullName ?? (browser ? Path.Combine(Directory.CreateTempSubdirectory("aggregator-").FullName, "page.html") : null);

    private static async Task<PageReading> ReadAsync(FetchResult fetched, SiteRule? rule, ProbePages? further, CancellationToken cancellationToken)
    {
        var (page, charset, fault) = FetchedPages.Read(fetched, null, rule, null, cancellationToken);
        if (page is not null && further is not null)
            page = await further.JoinAsync(page, fetched.RequestedUrl, rule, cancellationToken).ConfigureAwait(false);
        return new PageReading(fetched.FinalUrl, charset, page, fault);
    }

    private static async Task WriteAsync(TextWriter output, PageReading? without, PageReading reading, bool why)
    {
        if (without?.Page is not null)
        {
            await output.WriteLineAsync("--- without the rule").ConfigureAwait(false);
            await WriteAsync(output, without, why).ConfigureAwait(false);
            await output.WriteLineAsync("\n--- with the rule").ConfigureAwait(false);
        }
        if (reading.Page is not null)
            await WriteAsync(output, reading, why).ConfigureAwait(false);
    }

    private static async Task WriteAsync(TextWriter output, PageReading reading, bool why)
    {
        foreach (var (label, value) in why ? reading.Fields.Concat(reading.Reasons) : reading.Fields)
            if (value.Length > 0)
                await output.WriteLineAsync($"{label,-10} {value}").ConfigureAwait(false);
        await output.WriteLineAsync($"\n{reading.Page!.Text}").ConfigureAwait(false);
    }
}
