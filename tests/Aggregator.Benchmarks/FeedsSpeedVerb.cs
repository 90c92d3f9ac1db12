using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Aggregator.Core.Parsing;
using CodeHollow.FeedReader;

namespace Aggregator.Benchmarks;

/// <summary><c>feeds-speed</c>: our reader against CodeHollow.FeedReader alone on well-formed feeds made here, and cost by size.</summary>
internal static class FeedsSpeedVerb
{
    private const double WarmUp = 4;
    private static readonly DateTimeOffset FetchedAt = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var verb = new Command("feeds-speed", "Compares speed with CodeHollow.FeedReader alone; shows that cost grows with size.");
        verb.SetAction(_ => Run());
        return verb;
    }

    private static void Run()
    {
        byte[][] feeds = [Rss(30, 3300), Atom(30, 3300)];
        string[] names = ["RSS 2.0", "Atom 1.0"];
        // The compiler improves what runs often for some seconds: neither reader shall pay for that.
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < WarmUp;)
            foreach (var body in feeds) Compare(() => Parse(body), () => FeedReader.ReadFromByteArray(body), 1, 1);
        for (var i = 0; i < feeds.Length; i++)
        {
            var body = feeds[i];
            var (ours, theirs) = Compare(() => Parse(body), () => FeedReader.ReadFromByteArray(body));
            Write($"{names[i]}, {body.Length / 1024} KB, 30 entries: ours {1 / ours:F0} files/s, FeedReader {1 / theirs:F0} files/s, ratio {theirs / ours:F2}");
        }

        Console.WriteLine("size      ours          per MB       of it collections  allocated      FeedReader per MB  ratio");
        foreach (var entries in new[] { 24, 235, 2350 }) WriteCostOf(Rss(entries, 3300), Math.Max(20, 6000 / entries));
    }

    /// <summary>Cost by size. Collections are shown apart: a large tree outlives some of them, whoever builds it.</summary>
    private static void WriteCostOf(byte[] body, int rounds)
    {
        var megabytes = body.Length / 1e6;
        var (ours, theirs) = Compare(() => Parse(body), () => FeedReader.ReadFromByteArray(body), rounds, 1);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var paused = GC.GetTotalPauseDuration();
        for (var round = 0; round < rounds; round++) Parse(body);
        var pause = (GC.GetTotalPauseDuration() - paused).TotalMilliseconds / rounds;
        var perByte = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)rounds / body.Length;
        Write($"{megabytes,4:F1} MB {ours * 1e3,8:F2} ms {ours * 1e3 / megabytes,8:F2} ms {pause / megabytes,12:F2} ms/MB {perByte,10:F1} B/B {theirs * 1e3 / megabytes,15:F2} ms {theirs / ours,9:F2}");
    }

    private static void Parse(byte[] body)
    {
        if (FeedParser.Parse(new FeedDocument(body, "application/rss+xml; charset=utf-8", new Uri("https://news.example.com/feed"), FetchedAt)).Feed is null)
            throw new InvalidOperationException("A well-formed feed was not read.");
    }

    /// <summary>Seconds a file of each, the best of many short alternating rounds, so that other work on the machine does not count.</summary>
    private static (double Ours, double Theirs) Compare(Action ours, Action theirs, int rounds = 300, int times = 4)
    {
        double best1 = double.MaxValue, best2 = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            best1 = Math.Min(best1, Time(ours, times));
            best2 = Math.Min(best2, Time(theirs, times));
        }

        return (best1, best2);
    }

    private static double Time(Action action, int times)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times; i++) action();
        return watch.Elapsed.TotalSeconds / times;
    }

    private static byte[] Rss(int entries, int length)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Speed</title><link>https://news.example.com/</link><description>d</description><ttl>60</ttl>");
        for (var i = 0; i < entries; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<item><title>Story {i} of the day &amp; night</title><link>https://news.example.com/story/{i}</link><guid isPermaLink=\"false\">urn:story:{i}</guid><dc:creator>Jane Doe</dc:creator><category>news</category><category>local</category>")
                .Append(CultureInfo.InvariantCulture, $"<pubDate>Mon, 05 Jan 2026 10:{i % 60:D2}:00 +0100</pubDate><description>A short summary of story {i}.</description><content:encoded><![CDATA[{Body(length)}]]></content:encoded></item>");
        }

        return Encoding.UTF8.GetBytes(text.Append("</channel></rss>").ToString());
    }

    private static byte[] Atom(int entries, int length)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Speed</title><link href=\"https://news.example.com/\"/><id>urn:feed</id><updated>2026-01-05T10:00:00Z</updated>");
        for (var i = 0; i < entries; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<entry><title>Story {i} of the day</title><link href=\"https://news.example.com/story/{i}\"/><id>urn:story:{i}</id><author><name>Jane Doe</name></author><category term=\"news\"/><published>2026-01-05T10:{i % 60:D2}:00+01:00</published><updated>2026-01-05T11:00:00Z</updated>")
                .Append("<content type=\"html\">").Append(System.Net.WebUtility.HtmlEncode(Body(length * 3 / 4))).Append("</content></entry>");
        }

        return Encoding.UTF8.GetBytes(text.Append("</feed>").ToString());
    }

    private static string Body(int length)
    {
        const string Paragraph = "<p>The council met on Monday to talk about <a href=\"https://news.example.com/roads\">roads</a>, schools and the budget. “Nobody left early”, a member said — 会议持续了三个小时。</p>\n";
        var text = new StringBuilder(length + Paragraph.Length);
        while (text.Length < length) text.Append(Paragraph);
        return text.ToString();
    }

    private static void Write(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
