using System.Diagnostics;
using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;

namespace Aggregator.UnitTests.Sources;

[Collection(TimedTests.Name)]
public sealed class OpmlTests
{
    private static readonly DateTimeOffset Created = new(2024, 2, 23, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Folders_and_titles_survive_a_round_trip()
    {
        OpmlOutline[] outlines =
        [
            new("https://a.example/feed") { Title = "A & B <news>", SiteUrl = "https://a.example/", Folders = ["科技", "硬件"] },
            new("https://b.example/rss.xml") { Title = "B", Folders = ["科技"], Categories = ["x", "y"] },
            new("https://c.example/atom.xml") { Title = "C" },
        ];
        var read = Read(OpmlWriter.Write(outlines, "Mine", Created).ToString());
        Assert.Equal("Mine", read.Title);
        Assert.Empty(read.Failures);
        Assert.Equal(
            outlines.Select(o => (o.FeedUrl, o.Title, o.SiteUrl, string.Join('/', o.Folders), string.Join('/', o.Categories))),
            read.Outlines.OrderBy(o => o.FeedUrl).Select(o => (o.FeedUrl, o.Title, o.SiteUrl, string.Join('/', o.Folders), string.Join('/', o.Categories))));
    }

    [Fact]
    public void What_cannot_be_subscribed_is_reported_with_its_reason()
    {
        var read = Read("""
            <opml version="1.1"><body>
              <outline text="Good" xmlurl="feed://good.example/rss"/>
              <outline text="No address"/>
              <outline text="Mail" xmlUrl="mailto:ann@example.org"/>
              <outline text="Twice" xmlUrl="http://good.example/rss#x"/>
            </body></opml>
            """);
        Assert.Equal(["http://good.example/rss"], read.Outlines.Select(o => o.FeedUrl));
        Assert.Equal(["No address", "Mail", "Twice"], read.Failures.Select(f => f.Outline));
        Assert.Contains("no feed", read.Failures[0].Reason, StringComparison.Ordinal);
        Assert.Contains("http", read.Failures[1].Reason, StringComparison.Ordinal);
        Assert.Contains("more than once", read.Failures[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_read_as_far_as_it_goes()
    {
        var read = Read("""<opml><body><outline text="A & B" xmlUrl="https://a.example/?x=1&y=2"><outline text="C" xmlUrl="https://c.example/f" """);
        Assert.Equal(["https://a.example/?x=1&y=2", "https://c.example/f"], read.Outlines.Select(o => o.FeedUrl));
    }

    [Fact]
    public void Five_thousand_outlines_take_less_than_two_seconds()
    {
        var outlines = Enumerable.Range(0, 5000).Select(i => new OpmlOutline($"https://site{i}.example/feed") { Title = $"Site {i}", Folders = [$"Folder {i % 40}"] });
        var watch = Stopwatch.StartNew();
        var read = Read(OpmlWriter.Write(outlines, "Many", Created).ToString());
        Assert.Equal(5000, read.Outlines.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("", FaultKind.EmptyBody)]
    [InlineData("<html><p>hello</p></html>", FaultKind.NotAFeed)]
    public void A_file_that_is_no_opml_is_a_fault(string text, FaultKind kind)
    {
        Assert.Null(OpmlReader.Read(Encoding.UTF8.GetBytes(text), out var fault));
        Assert.Equal(kind, fault!.Kind);
    }

    private static OpmlDocument Read(string text)
    {
        var read = OpmlReader.Read(Encoding.UTF8.GetBytes(text), out var fault);
        Assert.Null(fault);
        return read!;
    }
}
