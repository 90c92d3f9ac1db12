using System.CommandLine;
using System.Text.Json;
using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Sources;

namespace Aggregator.Worker.Commands;

/// <summary><c>probe feed</c>.</summary>
internal static class ProbeFeed
{
    public static Command Create(CommandContext context)
    {
        var input = new Argument<string>("input") { Description = "Address or file (.gz is unpacked)." };
        var url = new Option<string?>("--url") { Description = "For a file: the address it came from." };
        var kind = new Option<SourceKind>("--kind") { Description = "Read it as this; Auto tells from the document." };
        var selector = new Option<string?>("--selector") { Description = "CSS selector of the article links of a list page, or the dotted paths of a JSON API as JSON; as with sources add." };
        var offset = new Option<double?>("--utc-offset") { Description = "Hours from UTC of dates that name no zone, e.g. 8." };
        var json = new Option<bool>("--json") { Description = "Print as JSON." };
        var command = new Command("feed", "Show the entries of a feed, sitemap or list page, and the repairs it needed.") { input, url, kind, selector, offset, json };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            var fetched = await ProbeInput.ReadAsync(context, parsed.GetRequiredValue(input), parsed.GetValue(url), FetchPurpose.Feed, cancellationToken).ConfigureAwait(false);
            if (fetched.Fault is { } unread)
                return context.Fail(unread.ToString());
            var document = new FeedDocument(fetched.Body, fetched.ContentType, fetched.FinalUrl, fetched.FetchedAt) { AssumedOffset = parsed.GetValue(offset) is { } hours ? TimeSpan.FromHours(hours) : null };
            if (Options(parsed.GetValue(kind), parsed.GetValue(selector), out var options) is { } wrong)
                return context.Fail(wrong, ExitCode.Usage);
            var result = SourceParser.Parse(parsed.GetValue(kind), document, options);
            if (result.Feed is not { } feed)
                return context.Fail(result.Fault!.ToString());
            if (parsed.GetValue(json))
                context.WriteJson(feed);
            else
                Write(context.Output, feed);
            return ExitCode.Done;
        }));
        return command;
    }

    private static string? Options(SourceKind kind, string? selector, out SourceParseOptions? options)
    {
        options = null;
        try
        {
            options = SourceParseOptions.Of(kind, selector);
            return null;
        }
        catch (JsonException)
        {
            return $"--selector is {selector}; for a JSON API it is JSON such as {{\"items\":\"data.list\",\"link\":\"url\"}}.";
        }
    }

    private static void Write(TextWriter output, ParsedFeed feed)
    {
        output.WriteLine($"feed      {feed.Title}");
        output.WriteLine($"format    {feed.Format}, decoded from {feed.Charset}");
        output.WriteLine($"site      {feed.Link}");
        if (feed.Repairs.Count > 0)
            output.WriteLine($"repairs   {string.Join("; ", feed.Repairs)}");
        if (feed.PollHint is { } hint)
            output.WriteLine($"asks for  a poll every {hint}");
        if (feed.Hubs.Count > 0)
            output.WriteLine($"hubs      {string.Join(", ", feed.Hubs)}");
        output.WriteLine($"entries   {feed.Entries.Count}");
        foreach (var entry in feed.Entries)
        {
            output.WriteLine();
            output.WriteLine($"  {entry.Title}");
            output.WriteLine($"  {(entry.Published ?? entry.Updated)?.ToString("yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture) ?? "no date"}  {entry.Author}");
            output.WriteLine($"  {entry.Link ?? "no link: this entry would be rejected"}");
        }
    }
}
