using System.CommandLine;
using System.Globalization;
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
        var command = new Command("page", "Show the article of a page: metadata and text.") { input, url, rule, json, why };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            var fetched = await ProbeInput.ReadAsync(context, parsed.GetRequiredValue(input), parsed.GetValue(url), FetchPurpose.Page, cancellationToken).ConfigureAwait(false);
            var (site, wrong) = await RuleAsync(parsed.GetValue(rule), fetched.FinalUrl, cancellationToken).ConfigureAwait(false);
            if (wrong is not null)
                return context.Fail(wrong, ExitCode.Usage);
            if (site is not null && !parsed.GetValue(json) && PageRun.Read(fetched, null, null, cancellationToken) is { Page: { } before, Charset: var decoded })
            {
                await context.Output.WriteLineAsync("--- without the rule").ConfigureAwait(false);
                Write(context.Output, fetched, before, decoded, parsed.GetValue(why));
                await context.Output.WriteLineAsync("\n--- with the rule").ConfigureAwait(false);
            }
            var (page, charset, fault) = PageRun.Read(fetched, null, site, cancellationToken);
            if (page is null)
                return context.Fail(fault!.ToString());
            if (parsed.GetValue(json))
                context.WriteJson(new { Url = fetched.FinalUrl, Charset = charset, Article = page });
            else
                Write(context.Output, fetched, page, charset, parsed.GetValue(why));
            return ExitCode.Done;
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

    private static void Write(TextWriter output, FetchResult fetched, ExtractedArticle page, string charset, bool why)
    {
        Line("url", fetched.FinalUrl.AbsoluteUri);
        Line("title", page.Title);
        Line("original", page.OriginalTitle);
        Line("authors", string.Join(", ", page.Authors));
        Line("byline", page.Byline);
        Line("credit", page.SyndicationCredit);
        Line("published", page.Published?.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));
        Line("modified", page.Modified?.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));
        Line("language", page.Language);
        Line("site", page.SiteName);
        Line("section", page.Section);
        Line("tags", string.Join(", ", page.Tags));
        Line("image", page.ImageUrl);
        Line("image by", page.ImageCredit);
        Line("canonical", page.CanonicalUrl);
        Line("paywall", page.Paywalled ? "yes" : null);
        Line("charset", charset);
        Line("strategy", page.Strategy);
        if (why)
        {
            foreach (var (field, origin) in page.Origins)
                Line("from", $"{field}: {origin}");
            foreach (var decision in page.Decisions)
                Line("why", decision);
        }

        output.WriteLine();
        output.WriteLine(page.Text);

        void Line(string label, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                output.WriteLine($"{label,-10} {value}");
        }
    }
}
