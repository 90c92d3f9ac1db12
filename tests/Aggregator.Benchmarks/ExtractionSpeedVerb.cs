using System.CommandLine;
using System.Diagnostics;
using Aggregator.Core.Extraction;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;
using Aggregator.Core.Extraction.Scoring;
using AngleSharp.Html.Parser;

namespace Aggregator.Benchmarks;

/// <summary>Measures, in one run and on one thread, AngleSharp's parse alone, the whole extraction, and SmartReader.</summary>
internal static class ExtractionSpeedVerb
{
    internal static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Required = true, Description = "Folder with truth.jsonl and pages/." };
        var prefix = new Option<string>("--prefix") { DefaultValueFactory = _ => "sh_", Description = "Ids to measure." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "Measured rounds after one that warms up." };
        var command = new Command("extraction-speed", "Compares extraction with the parse alone and with SmartReader.") { data, prefix, rounds };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(data), parsed.GetValue(prefix)!, parsed.GetValue(rounds)));
        return command;
    }

    private static int Run(DirectoryInfo data, string prefix, int rounds)
    {
        var pages = PagesVerb.Read(data).Where(item => item.Page is not null && item.Id.StartsWith(prefix, StringComparison.Ordinal)).Select(item => item.Page!).ToList();
        (string Name, Action<PageDocument> Work)[] contests =
        [
            ("parse alone", page => new HtmlParser().ParseDocument(page.Html).Dispose()),
            ("extraction", page => ArticleExtractor.Extract(page)),
            ("  guard", page => MarkupGuard.Check(page.Html)),
            ("  to tree", page => Staged(page, 0)),
            ("  to facts", page => Staged(page, 1)),
            ("  to body", page => Staged(page, 2)),
            ("  to article", page => Staged(page, 3)),
            ("SmartReader", page => new SmartReader.Reader(page.Url.AbsoluteUri, page.Html).GetArticle()),
        ];
        var best = new double[contests.Length][];
        var bytes = new long[contests.Length];
        for (var i = 0; i < contests.Length; i++)
            Array.Fill(best[i] = new double[pages.Count], double.MaxValue);
        for (var round = 0; round <= rounds; round++)
            for (var i = 0; i < contests.Length; i++)
            {
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                Time(contests[i].Work, pages, best[i]);
                bytes[i] = GC.GetAllocatedBytesForCurrentThread() - allocated;
            }
        var parse = best[0].Sum();
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(page => (long)page.Html.Length) / 1e6:F1} million characters, each page's best of {rounds + 1} rounds");
        for (var i = 0; i < contests.Length; i++)
            Console.WriteLine($"{contests[i].Name,-12} {pages.Count / best[i].Sum(),8:F0} pages/s  {best[i].Sum() / parse,5:F2} x parse  {bytes[i] / pages.Count / 1024,7} KiB a page  slowest page {best[i].Max() * 1000:F0} ms");
        Grow();
        return 0;
    }

    // One article of ever more paragraphs and links between them: time must grow as the page does.
    private static void Grow()
    {
        foreach (var size in (int[])[100_000, 1_000_000, 10_000_000])
        {
            var page = new PageDocument(Article(size), new Uri("https://www.example.com/news/long.html"));
            var best = new double[] { double.MaxValue };
            for (var round = 0; round < 3; round++)
                Time(document => ArticleExtractor.Extract(document), [page], best);
            var article = ArticleExtractor.Extract(page);
            Console.WriteLine($"generated page of {size / 1e6,4:F1} million characters: {best[0] * 1000,6:F0} ms, {best[0] * 1e9 / size,5:F0} ns a character, {article.Article?.Text.Length ?? 0} characters of body{(article.Fault is { } fault ? $", {fault.Kind}" : "")}");
        }
    }

    private static string Article(int size)
    {
        var random = new Random(7);
        string[] words = ["harbour", "council", "bridge", "water", "said", "that", "the", "of", "winter", "found", "engineers", "would", "cost", "and", "repair", "on", "Tuesday", "people", "waited", "for", "report"];
        var html = new System.Text.StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><title>A long report of the harbour</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>A long report of the harbour</h1>");
        for (var i = 0; html.Length < size; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, 40 + random.Next(40)).Select(_ => words[random.Next(words.Length)]));
            html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<p class=\"text\">{text}, as paragraph <a href=\"/p/{i}\">{i}</a> had it.</p>");
            if (i % 9 == 0)
                html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<div class=\"related\"><ul><li><a href=\"/r/{i}\">Another article about number {i} and its bridge</a></li></ul></div><h2>Part {i}</h2>");
        }
        return html.Append("</article><footer><p>All rights reserved.</p></footer></body></html>").ToString();
    }

    // The steps of an extraction up to one of them; each row includes those above it, the guard excepted.
    private static void Staged(PageDocument page, int last)
    {
        using var document = PageParser.Parse(page.Html);
        var tree = PageTreeReader.Read(document, page.Url, CancellationToken.None);
        var head = PageHead.Read(tree);
        if (last == 1)
            PageFacts.Of(tree, head);
        if (last < 2)
            return;
        var body = BodyScorer.Choose(tree, head);
        if (last > 2)
            ArticleAssembler.Assemble(page, tree, head, body);
    }

    // Each page's best time stands: what else the machine does meanwhile does not count, collections that a page causes mostly do.
    private static void Time(Action<PageDocument> work, List<PageDocument> pages, double[] best)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            var watch = Stopwatch.StartNew();
            work(pages[i]);
            best[i] = Math.Min(best[i], watch.Elapsed.TotalSeconds);
        }
    }
}
