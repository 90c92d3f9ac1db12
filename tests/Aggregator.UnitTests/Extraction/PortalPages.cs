namespace Aggregator.UnitTests.Extraction;

/// <summary>One made-up article as three portals would show it: a table layout of the turn of the century, a portal of nested boxes, a present-day page.</summary>
internal static class PortalPages
{
    internal const string Title = "青舟实验室首席工程师林渡离开了吗?";

    internal static readonly string[] Body =
    [
        "青舟实验室的新模型一夜之间传遍全网。但奇怪的是,联合创始人兼首席工程师林渡却一直保持沉默,没有转发任何一条相关的消息。",
        "目前新模型还没有对公众开放,只有少数设计师和安全人员拿到了测试资格。发布当天,总裁沈砚在社交平台上连续发布了八段演示。",
        "林渡的最后一条消息停留在去年十二月十五日,这不禁让人猜测,他究竟是在埋头做下一代产品,还是已经离开了团队。",
        "01 我们终于知道他看到了什么",
        "这一次的模型不只是会生成画面,它似乎理解了物体如何运动、水如何流淌,团队干脆把它叫作“沙盘”。不少人感慨,现实和画面之间的界线越来越模糊。",
        "人们这才想起,林渡过去三年一直在呼吁放慢脚步。他在一次内部会议上说,能力增长得比约束快,总有一天会付出代价。",
        "02 一场没有结束的争论",
        "去年秋天的董事会风波之后,林渡没有立即离开。沈砚希望两人继续共事,并公开表示自己尊重这位老朋友,但办公室里再也没有出现过他的身影。",
        "知情人士透露,林渡手里的项目仍在推进,预算也没有被削减。至于他本人会不会回来,实验室的发言人没有给出答案。",
    ];

    private static readonly string[] Related = ["林渡旧文重读:约束与速度", "八段演示背后的三百个夜晚", "沈砚谈新模型:我们不会停下"];

    private static readonly string[] Hot = ["临江地铁二号线提前通车", "老船坞酱菜铺开始直播", "今年第一场雪落在北岭", "夜市重回旧鱼市场大厅", "县羊会拍出九年来最好价钱"];

    internal static string Tables => $"""
        <HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>{Title}_远望网</TITLE></HEAD><BODY><CENTER>
        <TABLE width=760><TR><TD><A href=/>首页</A> | <A href=/tech/>科技</A> | <A href=/money/>财经</A> | <A href=/sports/>体育</A></TD></TR></TABLE>
        <TABLE width=760><TR><TD>当前位置: <A href=/>首页</A> &gt; <A href=/tech/>科技</A> &gt; <A href=/tech/founder/>创始人</A> &gt; 正文</TD></TR></TABLE>
        <TABLE width=760><TR><TD width=560 valign=top><TABLE width=100%><TR><TD align=center><FONT size=5><B>{Title}</B></FONT></TD></TR>
        <TR><TD align=center>2024-02-22 09:36:39</TD></TR><TR><TD><BR>原标题:{Title}<BR><BR><IMG src=/img/2024/0222.jpg width=500><BR>图片来源@远景图库<BR><BR>文 | 甲子观察,作者|赵小健<BR><BR>
        {string.Join("<BR><BR>\n", Body.Select(line => $"　　{line}"))}</TD></TR>
        <TR><TD><B>相关阅读</B><BR>{string.Concat(Related.Select((line, i) => $"· <A href=/a/{i}.html>{line}</A><BR>"))}</TD></TR></TABLE></TD>
        <TD width=200 valign=top><B>热门排行</B><BR>{string.Concat(Hot.Select((line, i) => $"{i + 1}. <A href=/h/{i}.html>{line}</A><BR>"))}</TD></TR></TABLE>
        <TABLE width=760><TR><TD align=center>远望网 版权所有 未经授权不得转载</TD></TR></TABLE></CENTER></BODY></HTML>
        """;

    internal static string Boxes => $"""
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>{Title}_远望网</title><meta property="og:title" content="{Title}"></head><body>
        <div class="topnav"><a href="/">首页</a><a href="/tech/">科技</a><a href="/money/">财经</a></div>
        <div class="wrap"><div class="main-left"><div class="crumbs"><a href="/">远望网</a> &gt; <a href="/tech/">科技</a> &gt; <a href="/tech/founder/">创始人</a></div>
        <h1 class="post-title">{Title}</h1><div class="post-info"><span class="time">2024-02-22 09:36:39</span><span class="comment-num">0</span></div>
        <div class="post-content"><p>原标题:{Title}</p><p class="pic"><img data-original="/img/2024/0222.jpg" src="/blank.gif"></p><p class="pic-note">图片来源@远景图库</p><p>文 | 甲子观察,作者|赵小健</p>
        {string.Concat(Body.Select(line => line[0] == '0' ? $"<p><strong>{line}</strong></p>" : $"<p>{line}</p>"))}</div>
        <div class="share-bar">分享到: <a href="#">微博</a><a href="#">微信</a></div>
        <div class="relate"><h3>相关文章</h3><ul>{string.Concat(Related.Select((line, i) => $"<li><a href='/a/{i}.html'>{line}</a></li>"))}</ul></div></div>
        <div class="side-right"><div class="hot-list"><h3>热门文章</h3><ol>{string.Concat(Hot.Select((line, i) => $"<li><a href='/h/{i}.html'>{line}</a></li>"))}</ol></div></div></div>
        <div class="footer">© 2024 远望网 京ICP备00000000号</div></body></html>
        """;

    internal static string Present => $$"""
        <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{Title}} - 远望网</title>
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"{{Title}}","datePublished":"2024-02-22T09:36:39+08:00","articleSection":"创始人","author":{"@type":"Person","name":"赵小健"},"image":"https://www.example.cn/img/2024/0222.jpg","publisher":{"@type":"Organization","name":"远望网"} }</script></head><body>
        <header><nav><ul><li><a href="/">首页</a></li><li><a href="/tech">科技</a></li></ul></nav></header>
        <main><article class="css-1x2y"><header><h1>{{Title}}</h1><div class="css-meta"><a href="/tech/founder">创始人</a><time datetime="2024-02-22T09:36:39+08:00">2月22日 09:36</time></div></header>
        <section class="css-9ab"><p>原标题:{{Title}}</p><figure><img srcset="/img/2024/0222.jpg 800w"><figcaption>图片来源@远景图库</figcaption></figure><p>文 | 甲子观察,作者|赵小健</p>
        {{string.Concat(Body.Select(line => line[0] == '0' ? $"<h2>{line}</h2>" : $"<p>{line}</p>"))}}</section></article>
        <aside><h2>相关阅读</h2><ul>{{string.Concat(Related.Select((line, i) => $"<li><a href='/a/{i}'><h3>{line}</h3></a></li>"))}}</ul></aside></main>
        <section class="ranking"><h2>24小时热榜</h2><ol>{{string.Concat(Hot.Select((line, i) => $"<li><a href='/h/{i}'>{line}</a></li>"))}}</ol></section><footer>© 2024 远望网</footer></body></html>
        """;

    internal static IEnumerable<string> Others => [.. Related, .. Hot];
}
