using System.Globalization;

namespace Aggregator.UnitTests.Parsing;

/// <summary>Front pages in ten styles, each with the addresses of its articles.</summary>
internal static class ListingPages
{
    public static readonly string[] Styles =
        ["blog", "portal", "cards", "table", "short", "newspaper", "definitions", "japanese", "breaks", "soup"];

    public static (string Html, string Url, string[] Articles) Of(string style) => style switch
    {
        "blog" => Blog(),
        "portal" => Portal(),
        "cards" => Cards(),
        "table" => Table(),
        "short" => Short(),
        "newspaper" => Newspaper(),
        "definitions" => Definitions(),
        "japanese" => Japanese(),
        "breaks" => Breaks(),
        _ => Soup(),
    };

    private static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(1, count).Select(part));

    private static string[] Addresses(int count, Func<int, string> address) => [.. Enumerable.Range(1, count).Select(address)];

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static readonly string[] Subjects =
        ["Harbour ferry returns after winter repairs", "Why the old library roof matters", "Council votes on night buses again", "A baker's guide to slow rye bread",
         "Three lessons from the flood season", "Rail strike ends with late agreement", "The quiet return of the village shop", "What we learnt from counting swifts",
         "New crossing opens beside the school", "How the orchard survived the frost", "Local team wins the regional chess cup", "Teachers ask for smaller classes"];

    private static readonly string[] Headlines =
        ["市政府公布今年重点工程建设计划", "暴雨过后多条公交线路恢复正常运行", "老城区改造让居民住进新楼房", "本市高校举办国际青年科技论坛", "夏季旅游市场持续升温酒店预订火爆",
         "专家提醒高温天气注意防暑降温", "新能源汽车出口量再创历史新高", "地铁三号线延长段月底试运行", "博物馆推出夜间开放特别展览", "农业部门部署秋粮田间管理工作",
         "社区医院增设儿童夜间门诊服务", "消防部门开展商场安全大检查"];

    private static (string, string, string[]) Blog()
    {
        string Link(int i) => $"https://blog.example.org/2024/0{N(i)}/{Subjects[i].ToLowerInvariant().Replace(' ', '-').Replace("'", "", StringComparison.Ordinal)}/";
        var html = $"""
            <!doctype html><html lang="en"><head><title>Field notes</title></head><body>
            <header id="masthead"><h1 class="site-title"><a href="https://blog.example.org/">Field notes from the river valley</a></h1>
            <nav><ul><li><a href="/about/">About this blog and its author</a></li><li><a href="/archive/">Archive</a></li></ul></nav></header>
            <main>{Repeat(8, i => $"""
                <article class="post-{N(i)}"><header><h2 class="entry-title"><a href="{Link(i)}" rel="bookmark">{Subjects[i]}</a></h2>
                <span>Posted on <time datetime="2024-0{N(i)}-11T09:30:00Z">11</time> by <a href="/author/jane/">Jane Doe of the valley</a></span></header>
                <p>Some opening words that go on for a while, as the first lines of a post do.</p><a href="{Link(i)}">Continue reading</a>
                <footer><a href="/category/walks/">Walks</a> <a href="{Link(i)}#comments">{N(i)} comments</a></footer></article>
                """)}<div class="pagination"><a href="/page/2/">Older posts</a></div></main>
            <aside><ul class="tagcloud"><li><a href="/tag/rivers/">rivers and streams of the north</a></li></ul></aside>
            <footer><a href="/privacy/">Privacy policy of this site and others</a></footer></body></html>
            """;
        return (html, "https://blog.example.org/", Addresses(8, Link));
    }

    private static (string, string, string[]) Portal()
    {
        string Link(int i) => $"https://www.example.com.cn/n1/2024/0223/c1001-4018{N(3000 + i)}.html";
        var html = $"""
            <html><head><title>示例新闻网</title></head><body><div class="menu"><a href="/">首页</a><a href="/politics/">时政</a><a href="/finance/">财经</a><a href="/sports/">体育</a></div>
            <div class="left"><h2><a href="{Link(1)}">{Headlines[0]}</a></h2><ul class="list_14">{Repeat(11, i => $"""<li><a href="{new Uri(Link(i + 1)).AbsolutePath}" target="_blank">{Headlines[i]}</a> <i>2024-02-23 0{N(i % 10)}:15</i></li>""")}</ul></div>
            <div class="links"><a href="https://gov.example.net/">中国某某政府门户网站联盟</a></div>
            <div class="copyright"><a href="/about/contact.html">关于我们 联系方式 广告服务 法律声明</a> <a href="https://beian.example.gov.cn/">京ICP备10000000号</a></div></body></html>
            """;
        return (html, "https://www.example.com.cn/", Addresses(12, Link));
    }

    private static (string, string, string[]) Cards()
    {
        string Link(int i) => $"https://mag.example.com/stories/{N(58210 + i)}";
        var html = $"""
            <body><div class="topbar"><a href="/login">Log in</a><a href="/subscribe">Subscribe to the magazine for less</a></div>
            <div class="grid">{Repeat(9, i => $"""
                <a class="card card-{N(i)}" href="/stories/{N(58210 + i)}"><img data-src="/img/{N(i)}.jpg" src="data:image/gif;base64,R0"><h3>{Subjects[i]}</h3>
                <p>A line under the headline that tells a little more of the story.</p><time datetime="2024-03-0{N(i)}">3 days ago</time></a>
                """)}</div><div class="footer"><a href="/jobs">Work with us at the magazine today</a></div></body>
            """;
        return (html, "https://mag.example.com/", Addresses(9, Link));
    }

    private static (string, string, string[]) Table()
    {
        string Link(int i) => $"http://www.county.example.gov.cn/show.php?id={N(700 + i)}";
        var html = $"""
            <body><table><tr><td><a href="index.php">网站首页</a></td><td><a href="list.php?cid=3">通知公告</a></td><td><a href="list.php?cid=4">政务公开</a></td></tr></table>
            <table>{Repeat(10, i => $"""<tr><td>·<a href="show.php?id={N(700 + i)}" title="{Headlines[i]}">{Headlines[i][..9]}...</a></td><td>[2024-02-{N(10 + i)}]</td></tr>""")}</table>
            <p><a href="list.php?page=2">下一页</a> <a href="list.php?page=30">尾页</a></p></body>
            """;
        return (html, "http://www.county.example.gov.cn/", Addresses(10, Link));
    }

    private static (string, string, string[]) Short()
    {
        string Link(int i) => $"https://news.example.cn/a/202402230{N(1000 + i)}.shtml";
        var html = $"""
            <body><div class="channel"><a href="https://news.example.cn/world/">国际</a><a href="https://news.example.cn/mil/">军事</a></div>
            <div><ul>{Repeat(10, i => $"""<li><a href="{Link(i)}">{Headlines[i][..(6 + (i % 3))]}</a></li>""")}</ul></div>
            <div class="foot"><a href="/help/a.shtml">帮助中心</a></div></body>
            """;
        return (html, "https://news.example.cn/", Addresses(10, Link));
    }

    private static (string, string, string[]) Newspaper()
    {
        string Slug(int i) => Subjects[i].ToLowerInvariant().Replace(' ', '-').Replace("'", "", StringComparison.Ordinal);
        string Link(int i) => $"https://paper.example.co.uk/{(i < 4 ? "world" : "local-news")}/{Slug(i)}";
        var html = $"""
            <body><div role="navigation"><a href="/world">World</a><a href="/sport">Sport</a><a href="/opinion">Opinion and comment from our writers</a></div>
            <section><h1><a href="{Link(1)}">{Subjects[1]}</a></h1><p>Standfirst.</p></section>
            <section><h2><a href="/world">World</a></h2>{Repeat(2, i => $"""<div class="teaser"><a href="{Link(i + 1)}"><img src="/i.jpg" alt=""></a><h3><a href="{Link(i + 1)}">{Subjects[i + 1]}</a></h3></div>""")}</section>
            <section><h2><a href="/local-news">Local news</a></h2>{Repeat(7, i => $"""<div class="teaser"><h3><a href="{Link(i + 3)}">{Subjects[i + 3]}</a></h3></div>""")}</section>
            <footer><a href="/terms">Terms and conditions of this website</a><a href="https://twitter.example.com/paper">Follow us for the latest stories today</a></footer></body>
            """;
        return (html, "https://paper.example.co.uk/", [Link(1), .. Addresses(9, i => Link(i + 1)).Where(link => link != Link(1))]);
    }

    private static (string, string, string[]) Definitions()
    {
        string Link(int i) => $"https://old.example.net/news.asp?newsid={N(9000 + i)}";
        var html = $"""
            <body><a href="default.asp">Home</a> | <a href="links.asp">Links</a> | <a href="guestbook.asp">Guestbook</a>
            <dl>{Repeat(7, i => $"""<dt><a href="news.asp?newsid={N(9000 + i)}">{Subjects[i]}</a> (Feb {N(10 + i)}, 2024)</dt><dd>Short words about it, which are enough to be a summary of it.</dd>""")}</dl></body>
            """;
        return (html, "https://old.example.net/", Addresses(7, Link));
    }

    private static (string, string, string[]) Japanese()
    {
        string Link(int i) => $"https://news.example.jp/articles/k1001436{N(100 + i)}1000.html";
        var html = $"""
            <body><header><ul><li><a href="/society/">社会</a></li><li><a href="/weather/">気象・災害</a></li></ul></header>
            <main><ul class="content--list">{Repeat(8, i => $"""<li class="{(i == 1 ? "first" : "")}"><a href="/articles/k1001436{N(100 + i)}1000.html"><em class="title">新しい図書館が市内にオープンしました その{N(i)}</em><time datetime="2024-02-23T1{N(i)}:00:00+09:00">2月23日</time></a></li>""")}</ul>
            <p class="more"><a href="/articles/">もっと見る</a></p></main></body>
            """;
        return (html, "https://news.example.jp/", Addresses(8, Link));
    }

    private static (string, string, string[]) Breaks()
    {
        string Link(int i) => $"http://bulletin.example.org/texts/text{N(20 + i)}.html";
        var html = $"""
            <html><body bgcolor=white><center><b>THE BULLETIN</b></center><hr>
            {Repeat(9, i => $"""<a href="texts/text{N(20 + i)}.html">{Subjects[i]}</a> - {N(i)} March 2024<br>""")}
            <hr><a href="index.html">Home</a> <a href="mailto:ed@bulletin.example.org">Write to the editor about this page</a></body></html>
            """;
        return (html, "http://bulletin.example.org/", Addresses(9, Link));
    }

    private static (string, string, string[]) Soup()
    {
        string Link(int i) => $"https://app.example.io/p/{N(1000 + i)}f3a9b27c4d5e6f708192a3b4c5d6e7f8"[..55];
        var html = $"""
            <body><div class="css-1a2b3c"><div class="css-9f8e7d"><a class="css-zz1" href="/">首页</a><a class="css-zz1" href="/hot">热门</a><a class="css-zz1" href="/follow">关注</a></div>
            <div class="css-list">{Repeat(8, i => $"""
                <div class="css-it{N(i)}"><div><a href="{Link(i)}"><div class="css-img"></div></a></div><div><a href="{Link(i)}"><span>{Headlines[i]}</span></a><div>{N(i)}小时前</div>
                <div><p>{Headlines[i]}，记者从有关方面了解到更多的情况和细节。</p><a href="{Link(i)}">阅读全文</a><a href="{Link(i)}#comments">评论</a></div></div></div>
                """)}</div><div class="pager"><a href="/?page=2">2</a><a href="/?page=3">3</a></div></div></body>
            """;
        return (html, "https://app.example.io/", Addresses(8, Link));
    }
}
