using System.CommandLine;
using System.Diagnostics;
using Aggregator.Core.Extraction;
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
            ("SmartReader", page => new SmartReader.Reader(page.Url.AbsoluteUri, page.Html).GetArticle()),
        ];
        var best = new double[contests.Length];
        var bytes = new long[contests.Length];
        var slowest = new double[contests.Length];
        Array.Fill(best, double.MaxValue);
        for (var round = 0; round <= rounds; round++)
            for (var i = 0; i < contests.Length; i++)
            {
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var (total, worst) = Time(contests[i].Work, pages);
                if (round == 0)
                    continue;
                best[i] = Math.Min(best[i], total);
                slowest[i] = worst;
                bytes[i] = GC.GetAllocatedBytesForCurrentThread() - allocated;
            }
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(page => (long)page.Html.Length) / 1e6:F1} million characters, best of {rounds} rounds");
        for (var i = 0; i < contests.Length; i++)
            Console.WriteLine($"{contests[i].Name,-12} {pages.Count / best[i],8:F0} pages/s  {best[i] / best[0],5:F2} x parse  {bytes[i] / pages.Count / 1024,7} KiB a page  slowest page {slowest[i] * 1000:F0} ms");
        return 0;
    }

    private static (double Total, double Worst) Time(Action<PageDocument> work, List<PageDocument> pages)
    {
        double total = 0, worst = 0;
        foreach (var page in pages)
        {
            var watch = Stopwatch.StartNew();
            work(page);
            var seconds = watch.Elapsed.TotalSeconds;
            total += seconds;
            worst = Math.Max(worst, seconds);
        }
        return (total, worst);
    }
}
