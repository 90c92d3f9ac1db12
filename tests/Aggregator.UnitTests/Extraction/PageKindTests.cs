using Aggregator.Core.Extraction;

namespace Aggregator.UnitTests.Extraction;

public sealed class PageKindTests
{
    private static readonly string Headlines = string.Concat(Enumerable.Range(1, 40).Select(i =>
        $"<li><a href='/news/{i}.html'>第{i}条:沿江各县今晨陆续恢复通车,客运站加开班次疏散滞留旅客</a></li>"));

    [Fact]
    public void A_front_page_of_headlines_is_a_list() =>
        Assert.Equal(PageKind.List, Kind($"<html><head><title>临江新闻网</title></head><body><h2>要闻</h2><ul>{Headlines}</ul></body></html>", "http://news.example/"));

    [Fact]
    public void A_short_article_among_many_headlines_is_an_article() =>
        Assert.Equal(PageKind.Article, Kind(
            $"""
            <html><head><title>渡轮今起停航两日_临江新闻网</title></head><body><h1>渡轮今起停航两日</h1><div class="time">2026-11-20 09:36</div>
            <div class="content"><p>记者今晨从临江航运公司获悉,因江面大风,往返东西两岸的渡轮自今日上午十时起停航,预计停航两日。公司提醒旅客改乘公交或地铁过江,已购船票可在三十日内全额退款。</p>
            <p>气象台说,大风将在周日减弱,恢复时间以公司公告为准。</p></div>
            <div class="hot"><h3>热门资讯</h3><ul>{Headlines}</ul></div></body></html>
            """, "http://news.example/2026/11/20/1.html"));

    [Fact]
    public void An_article_around_which_a_link_was_never_closed_is_an_article() =>
        Assert.Equal(PageKind.Article, Kind(
            $"""
            <html><head><title>渡轮今起停航两日_临江新闻网</title></head><body><h1>渡轮今起停航两日</h1>
            <div class="content"><a href="/top"><p>记者今晨从临江航运公司获悉,因江面大风,往返东西两岸的渡轮自今日上午十时起停航,预计停航两日。公司提醒旅客改乘公交或地铁过江,已购船票可在三十日内全额退款。</p>
            <p>气象台说,大风将在周日减弱,恢复时间以公司公告为准。沿江各码头今天都有人值守,旅客可以当场改签或者退票,不收任何手续费。</p></div>
            <div class="hot"><h3>热门资讯</h3><ul>{Headlines}</ul></div></body></html>
            """, "http://news.example/2026/11/20/2.html"));

    [Fact]
    public void A_page_without_text_is_no_article() =>
        Assert.NotEqual(PageKind.Article, Kind("<html><head><title>Sign in</title></head><body><form><input name='user'><button>Sign in</button></form></body></html>", "http://news.example/login"));

    private static PageKind Kind(string html, string url) => ArticleExtractor.Extract(new PageDocument(html, new Uri(url))).Article!.Kind;
}
