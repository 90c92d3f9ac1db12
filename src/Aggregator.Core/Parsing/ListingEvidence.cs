using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Aggregator.Core.Parsing;

/// <summary>Weighs what one link shows of itself. Points; an article link has about 3 or more, navigation less than 0.</summary>
internal static partial class ListingEvidence
{
    /// <summary>The points of a link.</summary>
    public static double Of(ListingLink link) => OfTitle(link.Title) + OfAddress(link.Address) + OfPlace(link.Anchor);

    /// <summary>Words as a reader counts them: five Chinese characters are about three words.</summary>
    public static double WordsIn(string title)
    {
        double words = 0;
        var inWord = false;
        foreach (var c in title)
        {
            if (c is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3') words += 0.6;
            var isLetter = char.IsLetterOrDigit(c) && c < '\u3040';
            if (isLetter && !inWord) words++;
            inWord = isLetter || (inWord && c is '\'' or '’');
        }

        return words;
    }

    /// <summary>True inside a part of the page that leads around the site.</summary>
    public static bool IsNavigation(IElement anchor)
    {
        for (var element = anchor; element is not null && element.LocalName != "body"; element = element.ParentElement)
        {
            if (element.LocalName is "nav" or "footer") return true;
            if (element.LocalName == "header" && !IsOfItem(element)) return true;
            if (element.GetAttribute("role") is "navigation" or "contentinfo" or "banner" or "menu" or "search") return true;
            if (NavigationName().IsMatch($"{element.ClassName} {element.Id}") && element.LocalName is not ("article" or "main" or "html")) return true;
        }

        return false;
    }

    /// <summary>True for the texts of paging, logging in, more.</summary>
    public static bool IsFunction(string title) => FunctionText().IsMatch(title);

    private static bool IsOfItem(IElement header) => header.ParentElement?.LocalName is "article" or "li" or "section" || header.QuerySelectorAll("a[href]").Length <= 3;

    private static double OfTitle(string title) => WordsIn(title) switch
    {
        0 => -0.5,
        < 2 => -2,
        < 3.5 => -0.5,
        < 5 => 0.7,
        <= 40 => 2,
        _ => 0.5,
    };

    private static double OfAddress(Uri address)
    {
        double points = 0;
        var path = address.AbsolutePath;
        if (path.Length <= 1 && address.Query.Length == 0) return -4;
        if (PathDate().IsMatch(path)) points += 2;
        if (LongNumber().IsMatch(path) || QueryIdentity().IsMatch(address.Query)) points += 1.5;
        if (HeadlineSlug().IsMatch(path)) points += 1.5;
        if (PageEnding().IsMatch(path)) points += 0.5;
        if (path.EndsWith('/') && path.Count(c => c == '/') <= 2 && !path.Any(char.IsAsciiDigit) && !HeadlineSlug().IsMatch(path)) points -= 1;
        if (SectionPath().IsMatch(path)) points -= 3;
        return points;
    }

    private static double OfPlace(IElement anchor)
    {
        double points = 0;
        var element = anchor;
        for (var level = 0; level < 4 && element is not null; level++, element = element.ParentElement)
        {
            if (element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" || (level == 0 && element.QuerySelector("h1,h2,h3,h4,h5") is not null)) points += 1;
            if (element.LocalName is "article") points += 1;
        }

        return Math.Min(points, 2);
    }

    [GeneratedRegex("""(^|[\s_-])(nav|navi|navbar|navigation|menu|topbar|breadcrumbs?|crumbs?|footer|foot|copyright|pagination|pager|pagenav|pages|links?-?friend|friend-?links?|friendlinks?|flinks?|sitemap|toolbar|login|share|social|lang|language|tags?|tag-?cloud|tagcloud|categories|subnav|channel-?list)([\s_-]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NavigationName();

    [GeneratedRegex("""^\W*(\d{1,4}|next|prev(ious)?|more|read more|continue reading|older( posts)?|newer( posts)?|first|last|home|log ?in|sign ?(in|up)|register|subscribe|rss|share|comments?|\d+ comments?|reply|下一页|上一页|首页|末页|尾页|更多|阅读全文|阅读更多|查看更多|查看详情|详情|详细|全文|登录|注册|评论|分享|下页|上页|加载更多|続きを読む|もっと見る|次へ|前へ|더보기|다음|이전)\W*$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FunctionText();

    [GeneratedRegex("""/(19|20)\d\d[-/_]?(0?[1-9]|1[0-2])([-/_]?\d{1,2})?(/|-|_|\b)""")]
    private static partial Regex PathDate();

    [GeneratedRegex("""\d{4,}|/\d+(\.s?html?)?/?$""")]
    private static partial Regex LongNumber();

    [GeneratedRegex("""[?&](\w*id|p|newsid|aid|no|nid|sn)=\w{1,40}""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QueryIdentity();

    [GeneratedRegex("""/[^/]*[\w%]+([-_][\w%]+){2,}[^/]*/?$""")]
    private static partial Regex HeadlineSlug();

    [GeneratedRegex("""\.(s?html?|aspx?|php|jsp)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageEnding();

    [GeneratedRegex("""/(tags?|category|categories|author|authors|user|users|u|login|register|about|contact|privacy|terms|search|page|topics?|help|advert\w*|jobs|careers|account|subscribe|newsletters?|rss|feed|comments?)(/|\.|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SectionPath();
}
