using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;

namespace Aggregator.IntegrationTests.Dashboard;

/// <summary>A database as it looks after a day's work: English and Chinese sites, copies, faults.</summary>
internal sealed class SampleNews(AggregatorDb db, DateTimeOffset now)
{
    private long _entries;

    public static async Task Seed(AggregatorDb db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await new SampleNews(db, DateTimeOffset.UtcNow).Run();
        await transaction.CommitAsync();
    }

    private async Task Run()
    {
        var sources = Sources();
        db.Sources.AddRange(sources);
        await db.SaveChangesAsync();
        db.Polls.AddRange(sources.Where(source => source.LastPolledAt is not null).SelectMany(PollsOf).OrderBy(poll => poll.StartedAt));
        await db.SaveChangesAsync();
        await Background(sources);
        await Ferry(sources);
        await Battery(sources);
        await Recent(sources);
        await Unstored(sources);
    }

    private Source[] Sources() =>
    [
        NewSource("https://harbour.example/feed.xml", "Harbour Courier", "en", "News/Local", 4),
        NewSource("https://uplandpost.example/rss", "The Upland Post", "en", "News/Local", 11),
        NewSource("https://tideline.example/atom.xml", "Tideline Weekly", "en", "Science", 22),
        NewSource("https://keji.example/rss.xml", "岭南科技观察", "zh", "科技", 2),
        NewSource("https://jingbao.example/feed", "江畔晚报", "zh", "新闻", 7),
        NewSource("https://dianchi.example/rss/all.xml", "电池产业网", "zh", "科技", 16),
        NewSource("https://slowserver.example/index.rdf", "Slow Server Gazette", "en", "News", 9, FaultKind.Timeout, "https://slowserver.example/index.rdf gave no whole answer within 30 s; it will be tried again in 20 min.", 5),
        NewSource("https://moved.example/feed", "", "en", "", 31, FaultKind.HtmlInsteadOfFeed, "https://moved.example/feed answers with a web page where a feed should be; run probe feed to look for the new address.", 1),
        NewSource("https://quiet.example/posts.json", "Quiet Notes", "en", "Blogs", 55, state: SourceState.Paused),
        NewSource("https://new.example/feed.xml", "", "", "", -1),
    ];

    private Source NewSource(string url, string title, string language, string folder, int polledMinutesAgo, FaultKind fault = FaultKind.None, string message = "", int failures = 0, SourceState state = SourceState.Active) => new()
    {
        Url = url,
        UrlHash = Hash(url),
        Title = title,
        Language = language,
        Folder = folder,
        Host = new Uri(url).Host,
        SiteUrl = new Uri(url).GetLeftPart(UriPartial.Authority),
        Format = polledMinutesAgo < 0 ? "" : "rss20",
        State = state,
        AddedAt = now.AddDays(-3),
        LastPolledAt = polledMinutesAgo < 0 ? null : now.AddMinutes(-polledMinutesAgo),
        LastSuccessAt = polledMinutesAgo < 0 || failures >= 5 ? null : now.AddMinutes(-polledMinutesAgo),
        LastNewEntryAt = polledMinutesAgo < 0 ? null : now.AddMinutes(-polledMinutesAgo),
        NextDueAt = now.AddMinutes(polledMinutesAgo < 0 ? 0 : 1 + polledMinutesAgo / 2),
        NextDueReason = polledMinutesAgo < 0 ? "just added" : failures > 0 ? $"backing off after {failures} failures" : "3.1 new entries an hour lately",
        LastFault = fault,
        LastFaultMessage = message,
        ConsecutiveFailures = failures,
    };

    private IEnumerable<Poll> PollsOf(Source source) => Enumerable.Range(0, 20).Select(i => new Poll
    {
        SourceId = source.Id,
        StartedAt = source.LastPolledAt!.Value.AddMinutes(-20 * i),
        ElapsedMilliseconds = i < source.ConsecutiveFailures ? 30_000 : 90 + (i * 37 % 200),
        Status = i < source.ConsecutiveFailures && source.LastFault == FaultKind.Timeout ? 0 : i % 3 == 1 ? 304 : 200,
        Bytes = i < source.ConsecutiveFailures || i % 3 == 1 ? 0 : 48_213 + i * 731,
        Unchanged = i >= source.ConsecutiveFailures && i % 3 == 1,
        EntriesSeen = i < source.ConsecutiveFailures ? 0 : 30,
        EntriesNew = i < source.ConsecutiveFailures || i % 3 == 1 ? 0 : (i * 7 + (int)source.Id) % 9,
        Fault = i < source.ConsecutiveFailures ? source.LastFault : FaultKind.None,
        FaultMessage = i < source.ConsecutiveFailures ? source.LastFaultMessage : "",
        Format = "rss20",
        Charset = source.Language == "zh" ? "gb18030" : "utf-8",
        NextDueAt = source.LastPolledAt!.Value.AddMinutes(-20 * i + 20),
        NextDueReason = "3.1 new entries an hour lately",
    });

    private async Task Background(Source[] sources)
    {
        string[] english = ["Council sets the date for the bridge repairs", "Orchard growers expect a late but heavy harvest", "Night buses return to the valley after two years", "Library lends out telescopes for the meteor weeks", "Old quarry to become a swimming lake", "Survey finds more otters than in any year before", "Mill street closed for water main until Friday", "School kitchen wins regional prize for its bread"];
        string[] chinese = ["城东新图书馆下月试运行，夜间开放到十一点", "气象台：本周后半程有雨，气温先升后降", "老城区三条街道改为步行街，公交线路调整", "渔港休渔期结束，首批渔船清晨出港", "市民菜园报名火热，三百块地两小时认领完", "地铁七号线延长段开始铺轨", "博物馆夜场加开，修复中的古船首次展出", "山区小学用上新的太阳能供暖"];
        for (var i = 0; i < 64; i++)
        {
            var isChinese = i % 2 == 1;
            var source = sources[isChinese ? 3 + i % 3 : i % 3];
            var title = (isChinese ? chinese : english)[i / 2 % 8] + (i >= 16 ? string.Create(CultureInfo.InvariantCulture, $" ({i / 16 + 1})") : "");
            var article = await Store(source, title, [isChinese ? ChineseFiller : EnglishFiller], now.AddMinutes(-1400 + i * 20 + (i * i % 17)));
            await Group(article, []);
        }
    }

    private async Task Ferry(Source[] sources)
    {
        string[] body =
        [
            "The island ferry will sail with batteries alone from the first of May, the harbour board said on Monday. The Marlin, built in 1998, lost its two diesel engines over the winter and now carries 4.2 megawatt hours of cells below the car deck.",
            "A crossing takes 35 minutes and uses about a fifth of the charge. The shore crane plugs the ship in while cars roll off, which the crew rehearsed 140 times in February.",
            "Fares stay the same. The board expects the change to pay for itself in nine years, less if fuel rises as it did last autumn.",
        ];
        var original = await Store(sources[0], "Island ferry to run on batteries alone from May", body, now.AddMinutes(-96), article =>
        {
            article.Byline = "By Nora Field, harbour correspondent";
            article.Authors = "Nora Field";
            article.ImageUrl = "https://harbour.example/img/marlin.jpg";
            article.ImageCredit = "Photo: Harbour Board";
            article.Section = "Local";
            article.Tags = "ferry\nenergy\nharbour";
        });
        var second = await Store(sources[1], "Battery ferry: island crossing goes electric from May", body[..2], now.AddMinutes(-71), article => article.SyndicationCredit = "Harbour Courier");
        var third = await Store(sources[2], "Island ferry to run on batteries alone from May 1", body, now.AddMinutes(-32));
        await Group(original, [(second, "Cut", .97, "41 of 42 shingles of the shorter text are in the longer one; the last paragraph is missing"), (third, "Identical", 1, "the normalised texts are equal")]);
    }

    private async Task Battery(Source[] sources)
    {
        string[] body =
        [
            "岭南一家研究所周一公布了新的钠离子电池测试结果：在零下二十度的环境中循环两千次后，容量仍保持在百分之九十一。研究人员说，关键在于改良的电解液配方。",
            "项目负责人陈以安介绍，样品电池已经在三辆公交车上试用了五个月，累计行驶四万公里。“成本比现在的方案低三成左右，但能量密度还要再提高。”她说。",
            "研究所计划明年与两家企业合作，建设一条年产二百兆瓦时的中试线。业内人士认为，低温性能会让这类电池首先用于北方的公共交通和储能。",
        ];
        var original = await Store(sources[3], "零下二十度循环两千次 钠离子电池容量保持九成", body, now.AddMinutes(-41), article =>
        {
            article.Byline = "文 | 岭南科技观察 作者 | 林知夏";
            article.Authors = "林知夏";
            article.Section = "能源";
            article.ImageUrl = "https://keji.example/pic/battery.jpg";
            article.ImageCredit = "图片来源 岭南研究所";
        });
        var second = await Store(sources[4], "新型钠离子电池零下二十度循环两千次，容量保持九成", body, now.AddMinutes(-28), article =>
        {
            article.SyndicationCredit = "岭南科技观察";
            article.OriginalTitle = "零下二十度循环两千次 钠离子电池容量保持九成";
        });
        var third = await Store(sources[5], "快讯：钠离子电池低温测试公布结果", body[..1], now.AddMinutes(-3));
        await Group(original, [(second, "Identical", 1, "正文规范化后完全一致; the normalised texts are equal"), (third, "Excerpt", .94, "the text is the first paragraph of the other")]);
    }

    private async Task Recent(Source[] sources)
    {
        await Store(sources[2], "Why the tide gauges disagree, and what was done about it", [EnglishFiller, EnglishFiller], now.AddMinutes(-2), article => (article.Paywalled, article.SiteName) = (true, ""));
        await Store(sources[4], "江畔公园的白鹭回来了：一位退休教师的十年观察笔记", [ChineseFiller, ChineseFiller], now.AddSeconds(-40));
        await Store(sources[1], "<script>alert('title')</script> & other headlines that went wrong", [EnglishFiller], now.AddSeconds(-12));
    }

    private async Task Unstored(Source[] sources)
    {
        var waiting = NewEntry(sources[3], "https://keji.example/2026/next", now.AddSeconds(-20));
        waiting.Title = "下一代潮汐电站的三种设计";
        waiting.NextAttemptAt = now.AddSeconds(30);
        var failed = NewEntry(sources[0], "https://harbour.example/gone", now.AddMinutes(-50));
        (failed.State, failed.Title, failed.Fault, failed.Attempts) = (EntryState.Failed, "Pier lights go out early", FaultKind.NotFound, 3);
        failed.FaultMessage = "https://harbour.example/gone answers 404: there is nothing at the address.";
        var hostile = NewEntry(sources[0], "javascript:alert(1)", now.AddMinutes(-49));
        (hostile.State, hostile.Title, hostile.FaultMessage) = (EntryState.Rejected, "An entry with a script for an address", "The address is not an absolute http or https URL.");
        db.Entries.AddRange(waiting, failed, hostile);
        await db.SaveChangesAsync();
    }

    private async Task<Article> Store(Source source, string title, string[] paragraphs, DateTimeOffset at, Action<Article>? more = null)
    {
        var url = $"https://{source.Host}/{at:yyyy/MM/dd}/{++_entries}.html";
        var entry = NewEntry(source, url, at.AddSeconds(-8));
        (entry.State, entry.Title) = (EntryState.Stored, title);
        db.Entries.Add(entry);
        await db.SaveChangesAsync();
        var article = new Article
        {
            SourceId = source.Id,
            EntryId = entry.Id,
            Url = url,
            UrlHash = Hash(url),
            Host = source.Host,
            Title = title,
            SiteName = source.Title,
            Language = source.Language,
            PublishedAt = at.AddMinutes(-4),
            PublishedOffsetMinutes = source.Language == "zh" ? 480 : 60,
            Html = string.Concat(paragraphs.Select(paragraph => $"<p>{paragraph}</p>")),
            Text = string.Join("\n\n", paragraphs),
            TextLength = paragraphs.Sum(paragraph => paragraph.Length),
            Strategy = "scored candidate",
            Origins = "authors=visible text\nlanguage=text\npublished=json-ld\nsiteName=og:site_name\ntitle=og:title",
            Decisions = "candidate div.entry-content scored 812: 3 paragraphs, link share 0.02\ncandidate main scored 640: holds the related list\ncut aside.related: 9 of 10 words are links",
            FetchedAt = at.AddSeconds(-2),
            StoredAt = at,
        };
        more?.Invoke(article);
        db.Articles.Add(article);
        await db.SaveChangesAsync();
        entry.ArticleId = article.Id;
        db.Originals.Add(new ArticleOriginal { ArticleId = article.Id, Body = [1], Charset = source.Language == "zh" ? "gb18030" : "utf-8", Length = 48_211, FetchedAt = at });
        await db.SaveChangesAsync();
        return article;
    }

    private async Task Group(Article lead, (Article Article, string Relation, double Containment, string Evidence)[] copies)
    {
        var group = new DuplicateGroup { Id = lead.Id, RepresentativeId = lead.Id, Size = 1 + copies.Length, CreatedAt = lead.StoredAt, ChangedAt = lead.StoredAt };
        db.Groups.Add(group);
        await db.SaveChangesAsync();
        lead.GroupId = group.Id;
        foreach (var (article, relation, containment, evidence) in copies)
        {
            article.GroupId = group.Id;
            group.ChangedAt = article.StoredAt;
            db.Links.Add(new DuplicateLink { ArticleId = article.Id, MatchedArticleId = lead.Id, Relation = relation, Containment = containment, SharedKeys = 9, Evidence = evidence });
        }
        await db.SaveChangesAsync();
    }

    private static Entry NewEntry(Source source, string url, DateTimeOffset at) => new()
    {
        SourceId = source.Id,
        PollId = 1,
        Url = url,
        UrlHash = Hash(url),
        Host = source.Host,
        DiscoveredAt = at,
        NextAttemptAt = at,
    };

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private const string EnglishFiller = "The committee met for three hours in the small hall and heard eleven residents before it voted. Work is to begin once the ground has dried, probably in the second week of the month, and to last until the leaves fall.";

    private const string ChineseFiller = "记者在现场看到，工作人员正在对设备进行最后的调试。负责人表示，整个工程历时十四个月，期间没有影响周边居民的正常生活，下一步将征求大家的意见，再决定开放的具体时间。";
}
