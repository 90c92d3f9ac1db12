using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Parsing;

namespace Aggregator.UnitTests.Parsing;

public sealed class JsonApiParserTests
{
    private static readonly DateTimeOffset Now = new(2024, 3, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Dotted_paths_and_templates_find_the_fields()
    {
        var feed = Parse(
            """{"result":[{"rows":[{"meta":{"id":42,"head":"标题"},"at":1710936000,"people":[{"n":"Ann"}],"tags":["a","b"]}]}]}""",
            new JsonApiPaths { Items = "result[0].rows", Link = "https://example.com/a/{meta.id}.html", Title = "meta.head", Id = "meta.id", Published = "at", Author = "people[0].n", Summary = "tags" }).Feed!;
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("https://example.com/a/42.html", "标题", "42", "Ann", "a, b"), (entry.Link, entry.Title, entry.Id, entry.Author, entry.Summary));
        Assert.Equal(new DateTimeOffset(2024, 3, 20, 12, 0, 0, TimeSpan.Zero), entry.Published);
    }

    [Fact]
    public void Paths_are_guessed_from_the_usual_names()
    {
        var feed = Parse("""callback({"code":0,"ads":[{"name":"x"}],"data":{"articles":[{"title":"One","url":"/1","ctime":"2024-02-23 09:36:00"},{"title":"Two","url":"/2"}]}});""", null).Feed!;
        Assert.Equal(["https://api.example.com/1", "https://api.example.com/2"], feed.Entries.Select(entry => entry.Link));
        Assert.NotNull(feed.Entries[0].Published);
    }

    [Fact]
    public void A_wrong_path_is_named_in_the_fault()
    {
        var fault = Parse("""{"data":[]}""", new JsonApiPaths { Items = "data.list", Link = "url" }).Fault!;
        Assert.Equal(FaultKind.NotAFeed, fault.Kind);
        Assert.Contains("data.list", fault.Message, StringComparison.Ordinal);
        Assert.Contains("\"href\"", Parse("""{"data":[{"url":"/1"}]}""", new JsonApiPaths { Items = "data", Link = "href" }).Fault!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"data":[{"url":"/1","title":""")]
    [InlineData("[[[[[[[[[[")]
    [InlineData("callback(")]
    public void Broken_json_is_a_fault(string text) => Assert.Equal(FaultKind.BrokenFeed, Parse(text, null).Fault!.Kind);

    private static FeedParseResult Parse(string text, JsonApiPaths? paths) =>
        JsonApiParser.Parse(new FeedDocument(Encoding.UTF8.GetBytes(text), "application/json", new Uri("https://api.example.com/v1/list"), Now), paths);
}
