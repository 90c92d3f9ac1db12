using System.Text;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Commands;

public sealed class ReplayCommandTests
{
    private static readonly string[] Paragraphs =
    [
        "The ferry landing at Marlow will reopen in May, the harbour office said on Tuesday, after a winter in which ice had lifted eleven of the oak piles.",
        "Divers found that two of them had rotted through below the water line. The work will cost 3.2 million crowns, half of which the county pays.",
        "Until then passengers are taken across by the smaller boat, which carries no cars. Schoolchildren go first, said the ferryman, Ole Brandt.",
        "A public meeting about the timetable is to be held in the chapel on Friday evening; tea will be served, and the drawings can be looked at.",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_read_differently_now_is_reported_and_stored_only_when_asked_for()
    {
        using var cli = new CommandLine();
        var databases = await StoreAsync(cli);
        await using var db = databases.CreateDbContext();

        var looked = await cli.RunAsync("replay", "--site", "harbour.example");
        Assert.Equal(0, looked.ExitCode);
        Assert.Contains("4 originals read: 2 would change, 1 of them in title or text, 0 to less than half their text; 1 not read any more", looked.Output, StringComparison.Ordinal);
        Assert.Contains("authors: (nothing) -> Ida Falk", looked.Output, StringComparison.Ordinal);
        Assert.Equal(0, await db.Revisions.CountAsync(Cancel));
        Assert.Equal("Menu", (await db.Articles.AsNoTracking().SingleAsync(a => a.Id == 1, Cancel)).Text);

        var applied = await cli.RunAsync("replay", "--site", "harbour.example", "--apply");
        Assert.Contains("4 originals read: 2 changed", applied.Output, StringComparison.Ordinal);
        var article = await db.Articles.AsNoTracking().SingleAsync(a => a.Id == 1, Cancel);
        Assert.Equal(string.Join("\n\n", Paragraphs), article.Text);
        Assert.Equal(("Ida Falk", null, null), (article.Authors, article.RevisedAt, article.GroupId));
        Assert.Contains("read anew from the stored page", article.Decisions, StringComparison.Ordinal);
        Assert.Equal("Menu", (await db.Revisions.SingleAsync(Cancel)).Text);
        Assert.Contains("0 would change", (await cli.RunAsync("replay", "--site", "harbour.example")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_in_several_pages_and_one_that_is_not_read_any_more_keep_their_text()
    {
        using var cli = new CommandLine();
        var databases = await StoreAsync(cli);
        await cli.RunAsync("replay", "--site", "harbour.example", "--apply");
        await using var db = databases.CreateDbContext();
        Assert.Equal("page one and page two", (await db.Articles.SingleAsync(a => a.Id == 2, Cancel)).Text);
        Assert.Equal("what it said", (await db.Articles.SingleAsync(a => a.Id == 3, Cancel)).Text);
    }

    [Fact]
    public async Task A_rule_in_a_file_is_tried()
    {
        using var cli = new CommandLine();
        await StoreAsync(cli);
        var rule = Path.Combine(cli.Folder, "harbour.yaml");
        await File.WriteAllTextAsync(rule, "host: harbour.example\ntitle: .kicker\n", Cancel);
        Assert.Contains("title: Ferry landing to reopen -> Harbour news", (await cli.RunAsync("replay", "--site", "harbour.example", "--rule", rule)).Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(rule, "host: other.example\n", Cancel);
        Assert.Equal(2, (await cli.RunAsync("replay", "--site", "harbour.example", "--rule", rule)).ExitCode);
    }

    [Fact]
    public async Task A_site_without_originals_is_told_in_one_line()
    {
        using var cli = new CommandLine();
        await StoreAsync(cli);
        var answer = await cli.RunAsync("replay", "--site", "nowhere.example");
        Assert.Equal(3, answer.ExitCode);
        Assert.Single(answer.Error.Trim().Split('\n'));
        Assert.Equal(2, (await cli.RunAsync("replay", "--site", "not a host")).ExitCode);
    }

    // One read wrongly, one of several pages, one whose original is empty, one of a sub-domain that is as it was.
    private static async Task<AggregatorDbFactory> StoreAsync(CommandLine cli)
    {
        await cli.RunAsync("db", "migrate");
        var databases = new AggregatorDbFactory(new StorageOptions { ConnectionString = $"Data Source={cli.Database};Pooling=False" });
        await using var db = databases.CreateDbContext();
        db.Sources.Add(new Source { Url = "https://harbour.example/feed", UrlHash = new byte[32], Host = "harbour.example" });
        await db.SaveChangesAsync(Cancel);
        await AddAsync(db, 1, "harbour.example", "Menu", Page(""));
        await AddAsync(db, 2, "harbour.example", "page one and page two", Page("<a rel=\"next\" href=\"/news/a2_2.html\">Next page</a>"));
        await AddAsync(db, 3, "harbour.example", "what it said", " ");
        await AddAsync(db, 4, "other.example", "not of this site", Page(""));
        await AddAsync(db, 5, "sub.harbour.example", string.Join("\n\n", Paragraphs), Page(""), "Ida Falk");
        return databases;
    }

    private static async Task AddAsync(AggregatorDb db, long id, string host, string text, string html, string authors = "")
    {
        var url = $"https://{host}/news/a{id}.html";
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(url));
        db.Entries.Add(new Entry { Id = id, SourceId = 1, Url = url, UrlHash = hash, Host = host, Title = "Ferry landing to reopen", State = EntryState.Stored, ArticleId = id });
        var bytes = Encoding.UTF8.GetBytes(html);
        db.Originals.Add(new ArticleOriginal { ArticleId = id, ContentType = "text/html; charset=utf-8", Charset = "utf-8", Length = bytes.Length, Body = OriginalCompression.Compress(bytes), FetchedAt = DateTimeOffset.UnixEpoch });
        var print = Core.Fingerprinting.Fingerprint.Of("", text);
        db.Fingerprints.Add(new ArticleFingerprint { ArticleId = id, ExactHash = print.ExactKey, Data = print.ToBytes() });
        db.Groups.Add(new DuplicateGroup { Id = id, RepresentativeId = id, Size = 1 });
        db.Articles.Add(new Article
        {
            Id = id,
            EntryId = id,
            SourceId = 1,
            Url = url,
            UrlHash = hash,
            Host = host,
            Title = "Ferry landing to reopen",
            Authors = authors,
            Byline = authors.Length > 0 ? $"By {authors}" : "",
            Html = "",
            Text = text,
            TextLength = text.Count(char.IsLetterOrDigit),
            Language = "en",
            GroupId = id,
        });
        await db.SaveChangesAsync(Cancel);
    }

    private static string Page(string foot) => $"""
        <!doctype html><html lang="en"><head><title>Ferry landing to reopen</title><meta name="author" content="Ida Falk"></head>
        <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><div class="kicker">Harbour news</div>
        <article><h1>Ferry landing to reopen</h1><p class="byline">By Ida Falk</p>{string.Concat(Paragraphs.Select(x => $"<p>{x}</p>"))}{foot}</article></body></html>
        """;
}
