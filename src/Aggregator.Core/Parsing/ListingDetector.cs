using AngleSharp.Html.Dom;

namespace Aggregator.Core.Parsing;

/// <summary>
/// Finds the article links of a page. Each link is weighed by itself; links in one place of the structure, or with one shape of address,
/// are judged together, so that a short headline follows its list and a long menu text its menu.
/// </summary>
internal static class ListingDetector
{
    private const double Accepted = 2.5;
    private const int MostLinks = 5000;
    private const int FewAddresses = 4;

    /// <summary>The article links in the order of the page, several to one article included.</summary>
    public static List<ListingLink> Detect(IHtmlDocument page, Uri? baseUrl)
    {
        var links = page.QuerySelectorAll("a[href]").Take(MostLinks).OfType<IHtmlAnchorElement>()
            .Select(anchor => ListingLink.Of(anchor, baseUrl)).OfType<ListingLink>()
            .Where(link => IsOfSite(link.Address, baseUrl) && !IsPageItself(link, baseUrl))
            .Where(link => !ListingEvidence.IsNavigation(link.Anchor))
            .ToList();
        var points = links.GroupBy(link => link.Key).ToDictionary(same => same.Key, PointsOf);
        var byPlace = GroupPoints(links, link => link.Place, points);
        var byShape = GroupPoints(links, link => link.Shape, points, static shape => shape.AsSpan().IndexOfAny('N', 'S') >= 0);
        var chosen = links.Where(link => IsArticle(link, points[link.Key], byPlace, byShape)).Select(link => link.Key).ToHashSet();
        return [.. links.Where(link => chosen.Contains(link.Key))];
    }

    /// <summary>Of several links to one page the best speaks for it; a mere "more" says nothing either way.</summary>
    private static double PointsOf(IEnumerable<ListingLink> same) =>
        same.Where(link => !ListingEvidence.IsFunction(link.Title)).Select(ListingEvidence.Of).DefaultIfEmpty(-3).Max();

    private static bool IsArticle(ListingLink link, double own, Dictionary<string, GroupVerdict> byPlace, Dictionary<string, GroupVerdict> byShape)
    {
        var place = byPlace[link.Place];
        var shape = byShape[link.Shape];
        if (ListingEvidence.IsFunction(link.Title) || own <= -2) return false;
        var company = (place.Average * place.Weight) + (shape.Average * shape.Weight);
        return own + company >= Accepted * (1 + place.Weight + shape.Weight) && own > -1.5 && Math.Max(place.Members, shape.Members) >= 2;
    }

    /// <summary>A group is judged by the average of its members; addresses that differ in a number or headline only get one point more.</summary>
    private static Dictionary<string, GroupVerdict> GroupPoints(
        List<ListingLink> links, Func<ListingLink, string> key, Dictionary<string, double> points, Func<string, bool>? varies = null) =>
        links.GroupBy(key).ToDictionary(group => group.Key, group =>
        {
            var members = group.Select(link => link.Key).Distinct().Select(one => points[one]).ToList();
            return new GroupVerdict(members.Count, members.Average() + (members.Count >= FewAddresses && varies?.Invoke(group.Key) == true ? 1 : 0));
        });

    /// <summary>Links to other sites are no articles of this one; other hosts of the same domain are.</summary>
    private static bool IsOfSite(Uri address, Uri? baseUrl) =>
        baseUrl is null || address.Host == baseUrl.Host || DomainOf(address.Host) == DomainOf(baseUrl.Host);

    private static bool IsPageItself(ListingLink link, Uri? baseUrl) =>
        baseUrl is not null && link.Address.AbsolutePath == baseUrl.AbsolutePath && link.Address.Query == baseUrl.Query && link.Address.Host == baseUrl.Host;

    /// <summary>The last two labels, three where the last two are a registry (<c>com.cn</c>, <c>co.uk</c>).</summary>
    private static string DomainOf(string host)
    {
        var labels = host.Split('.');
        var count = labels.Length > 2 && labels[^1].Length == 2 && labels[^2] is ("com" or "co" or "net" or "org" or "gov" or "edu" or "ac" or "or" or "ne") ? 3 : 2;
        return string.Join('.', labels.TakeLast(count));
    }

    /// <summary>What the members of a group show together.</summary>
    private readonly record struct GroupVerdict(int Members, double Average)
    {
        /// <summary>One member proves nothing, many prove as much as the link itself.</summary>
        public double Weight => Members < 2 ? 0 : Math.Min(1, Members / 6.0);
    }
}
