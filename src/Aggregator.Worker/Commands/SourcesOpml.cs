using System.CommandLine;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;

namespace Aggregator.Worker.Commands;

/// <summary><c>sources import|export</c>: OPML with folders.</summary>
internal static class SourcesOpml
{
    private static readonly TimeSpan FirstPollPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestSpread = TimeSpan.FromMinutes(10);

    public static Command CreateImport(CommandContext context)
    {
        var file = new Argument<FileInfo>("file") { Description = "OPML file." };
        var command = new Command("import", "Add the subscriptions of an OPML file; known ones are left as they are, first polls are spread over up to ten minutes.") { file };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(() => ImportAsync(context, parsed.GetRequiredValue(file), cancellationToken)));
        return command;
    }

    public static Command CreateExport(CommandContext context)
    {
        var file = new Argument<FileInfo?>("file") { Description = "File to write; standard output when left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", "Write the sources as OPML 2.0, in their folders.") { file };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(() => ExportAsync(context, parsed.GetValue(file), cancellationToken)));
        return command;
    }

    private static async Task<int> ImportAsync(CommandContext context, FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
            return context.Fail($"There is no file '{file.FullName}'.", ExitCode.NotFound);
        if (OpmlReader.Read(await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false), out var fault) is not { } document)
            return context.Fail($"{file.Name} cannot be imported: {fault!.Message}");

        var store = await context.OpenSourcesAsync(cancellationToken).ConfigureAwait(false);
        var (wanted, failures) = Sources(document);
        var spread = FirstPollPause * wanted.Count;
        var bar = new ProgressBar(context.Error, wanted.Count);
        var added = await store.AddAsync(wanted, spread < LongestSpread ? spread : LongestSpread, bar, cancellationToken).ConfigureAwait(false);
        bar.Finish();
        foreach (var failure in failures)
            await context.Error.WriteLineAsync($"left out: {failure.Outline}: {failure.Reason}").ConfigureAwait(false);
        var fresh = added.Count(source => source.IsNew);
        await context.Output.WriteLineAsync($"{fresh} added, {added.Count - fresh} already there, {failures.Count} left out").ConfigureAwait(false);
        return fresh == 0 && added.Count == 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static (List<NewSource> Wanted, List<OpmlFailure> Failures) Sources(OpmlDocument document)
    {
        var wanted = new List<NewSource>(document.Outlines.Count);
        var failures = document.Failures.ToList();
        foreach (var outline in document.Outlines)
        {
            if (Uri.TryCreate(outline.FeedUrl, UriKind.Absolute, out var url) && url.AbsoluteUri.Length <= 2000)
                wanted.Add(new NewSource(url) { Name = outline.Title ?? "", Folder = string.Join('/', outline.Folders.Select(name => name.Replace('/', '-'))) });
            else
                failures.Add(new OpmlFailure(outline.Title ?? outline.FeedUrl, $"'{outline.FeedUrl}' is not an absolute address of up to 2,000 characters."));
        }

        return (wanted, failures);
    }

    private static async Task<int> ExportAsync(CommandContext context, FileInfo? file, CancellationToken cancellationToken)
    {
        var store = await context.OpenSourcesAsync(cancellationToken).ConfigureAwait(false);
        var outlines = (await store.ListAsync(cancellationToken).ConfigureAwait(false)).Select(source => new OpmlOutline(source.Url)
        {
            Title = source.DisplayName,
            SiteUrl = source.SiteUrl.Length > 0 ? source.SiteUrl : null,
            Folders = source.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries),
        });
        var document = OpmlWriter.Write(outlines, "Aggregator sources", context.Clock.GetUtcNow());
        if (file is null)
        {
            await context.Output.WriteLineAsync($"{document.Declaration}{Environment.NewLine}{document}").ConfigureAwait(false);
            return ExitCode.Done;
        }

        await using var stream = file.Create();
        await document.SaveAsync(stream, System.Xml.Linq.SaveOptions.None, cancellationToken).ConfigureAwait(false);
        await context.Output.WriteLineAsync($"written to {file.FullName}").ConfigureAwait(false);
        return ExitCode.Done;
    }
}
