using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>Recognises a source whose domain was lost: what used to be a feed is now a page of somebody else.</summary>
internal static class ParkedDomain
{
    private const int PollsToBelieve = 3;
    private const int ReadChars = 50_000;
    private static readonly TimeSpan TimeToBelieve = TimeSpan.FromDays(1);

    // What parking pages say, in the languages they come in.
    private static readonly string[] SalePhrases =
    [
        "domain is for sale", "domain may be for sale", "domain name is for sale", "buy this domain", "this domain is parked", "domain is parked",
        "parked free", "domain parking", "inquire about this domain", "the domain has expired", "this domain has expired", "domain has been registered",
        "get this domain", "make an offer on this domain", "域名出售", "域名转让", "此域名可出售", "该域名正在出售", "购买此域名", "域名已过期", "网域出售", "diese domain steht zum verkauf",
        "ce domaine est à vendre", "este dominio está en venta", "домен продается", "домен продаётся",
    ];

    // A wall in front of the right site is no sign of a new owner.
    private static readonly string[] WallPhrases =
        ["captcha", "just a moment", "checking your browser", "enable javascript and cookies", "access denied", "ddos protection", "under maintenance", "scheduled maintenance", "系统维护", "安全验证", "访问验证"];

    /// <summary>Why the domain counts as lost, in one sentence; null while it does not.</summary>
    /// <param name="fault">The fault of the poll.</param>
    /// <param name="html">The page that came instead of the feed.</param>
    /// <param name="address">The source's address.</param>
    /// <param name="finalUrl">Where the poll ended.</param>
    /// <param name="htmlInRow">Polls in a row that found a page, this one included.</param>
    /// <param name="lastFeedAt">When the address last gave a feed; null if it never did.</param>
    /// <param name="now">The time of the poll.</param>
    public static string? Judge(Fault fault, string html, Uri address, Uri finalUrl, int htmlInRow, DateTimeOffset? lastFeedAt, DateTimeOffset now)
    {
        if (fault.Kind != FaultKind.HtmlInsteadOfFeed || lastFeedAt is null)
            return null;
        var start = html.Length > ReadChars ? html[..ReadChars] : html;
        if (Holds(start, SalePhrases))
            return $"{address.Host} looks parked or for sale: the page that came instead of the feed says so.";
        if (Holds(start, WallPhrases) || htmlInRow < PollsToBelieve || now - lastFeedAt < TimeToBelieve)
            return null;
        return SameSite(address.Host, finalUrl.Host)
            ? null
            : $"{address.Host} now leads to {finalUrl.Host}, which gives a page and no feed: the site was probably replaced.";
    }

    private static bool Holds(string text, string[] phrases) =>
        Array.Exists(phrases, phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase));

    private static bool SameSite(string a, string b) =>
        a.Equals(b, StringComparison.OrdinalIgnoreCase)
        || a.EndsWith("." + Bare(b), StringComparison.OrdinalIgnoreCase) || b.EndsWith("." + Bare(a), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
