using System.CommandLine;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aggregator.Core.Extraction;

namespace Aggregator.Benchmarks;

/// <summary>Extracts every page of a data pack and writes what was read, one JSON object a line.</summary>
internal static class PagesVerb
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Required = true, Description = "Folder with truth.jsonl and pages/<id>.html.gz." };
        var output = new Option<FileInfo>("--output") { Required = true, Description = "File to write, one JSON object a line." };
        var alone = new Option<bool>("--each-alone") { Description = "Read each page as if it were the first of its site; otherwise as the service does, which remembers the site's other articles." };
        var command = new Command("pages", "Extracts the pages of a pack for scoring.") { data, output, alone };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(data), parsed.GetRequiredValue(output), parsed.GetValue(alone)));
        return command;
    }

    internal static IEnumerable<(string Id, PageDocument? Page)> Read(DirectoryInfo data) => ReadSites(data).Select(item => (item.Id, item.Page));

    private static IEnumerable<(string Id, string Site, PageDocument? Page)> ReadSites(DirectoryInfo data)
    {
        foreach (var line in File.ReadLines(Path.Combine(data.FullName, "truth.jsonl")))
        {
            using var truth = JsonDocument.Parse(line);
            var id = truth.RootElement.GetProperty("id").GetString()!;
            var address = truth.RootElement.TryGetProperty("url", out var url) ? url.GetString() : null;
            yield return (id, SiteOf(address ?? id), Load(data, id, address));
        }
    }

    internal static PageDocument? Load(DirectoryInfo data, string id, string? address)
    {
        var file = Path.Combine(data.FullName, "pages", id + ".html.gz");
        if (!File.Exists(file))
            return null;
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
        var url = Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? parsed : new Uri("http://page.invalid/");
        return new PageDocument(reader.ReadToEnd(), url);
    }

    /// <summary>The host of an address; of some pages a pack knows no more than the host.</summary>
    internal static string SiteOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Host.Length > 0 ? url.Host : address;

    private static int Run(DirectoryInfo data, FileInfo output, bool alone)
    {
        int pages = 0, missing = 0, faults = 0;
        var memories = alone ? [] : Memories(data);
        using var writer = new StreamWriter(output.FullName, append: false, new UTF8Encoding(false));
        foreach (var (id, site, page) in ReadSites(data))
        {
            if (page is null)
            {
                missing++;
                continue;
            }
            pages++;
            var result = ArticleExtractor.Extract(page with { SiteMemory = memories.GetValueOrDefault(site) });
            if (result.Fault is { } fault)
            {
                faults++;
                Console.Error.WriteLine($"{id}: {fault}");
            }
            writer.WriteLine(JsonSerializer.Serialize(Row(id, result.Article), Json));
        }
        Console.WriteLine($"{pages} pages, {faults} faults, {missing} page files missing.");
        return 0;
    }

    // As a site is known after a while: from all its pages. A page does not count among the others that it is compared with.
    private static Dictionary<string, SiteMemory> Memories(DirectoryInfo data)
    {
        var memories = new Dictionary<string, SiteMemory>(StringComparer.Ordinal);
        foreach (var (_, site, page) in ReadSites(data))
            if (page is not null && ArticleExtractor.Extract(page).Article is { } article)
                memories[site] = memories.GetValueOrDefault(site, SiteMemory.Empty).With(article);
        return memories;
    }

    private static object Row(string id, ExtractedArticle? article) => new
    {
        id,
        text = article?.Text ?? "",
        title = article?.Title,
        author = article is null ? null : string.Join("; ", article.Authors),
        date = article?.Published?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
        language = article?.Language,
        kind = article?.Kind.ToString(),
        strategy = article?.Strategy,
    };
}
