namespace Aggregator.Core.Diagnostics;

/// <summary>
/// What went wrong with a source or a page. The names are stored and shown to operators, so they are stable.
/// </summary>
public enum FaultKind
{
    /// <summary>Nothing went wrong.</summary>
    None = 0,

    /// <summary>The address is not an absolute http or https URL.</summary>
    BadAddress = 100,

    /// <summary>The host name does not resolve.</summary>
    NameNotResolved = 101,

    /// <summary>The connection was refused, reset or never made.</summary>
    Unreachable = 102,

    /// <summary>The certificate or the TLS handshake failed.</summary>
    TlsFailed = 103,

    /// <summary>No answer, or no whole answer, within the time allowed.</summary>
    Timeout = 104,

    /// <summary>The address leads into a private or special range that options do not allow.</summary>
    AddressRefused = 105,

    /// <summary>robots.txt does not allow the fetch.</summary>
    RobotsDisallowed = 106,

    /// <summary>More redirects than allowed, or a redirect loop.</summary>
    RedirectLimit = 107,

    /// <summary>The body is larger than allowed, before or after decompression.</summary>
    TooLarge = 108,

    /// <summary>The body could not be decompressed, or its ratio is that of a bomb.</summary>
    BadEncoding = 109,

    /// <summary>The answer breaks HTTP (headers too large, bad framing).</summary>
    BadResponse = 110,

    /// <summary>The body came too slowly.</summary>
    TooSlow = 111,

    /// <summary>The headers, login or proxy kept for the source cannot be decrypted here.</summary>
    AccessUnreadable = 112,

    /// <summary>404: there is nothing at the address.</summary>
    NotFound = 200,

    /// <summary>410: the address is gone for good.</summary>
    Gone = 201,

    /// <summary>401, 403 or 451: access was refused.</summary>
    Forbidden = 202,

    /// <summary>429: too many requests.</summary>
    TooManyRequests = 203,

    /// <summary>Any other 4xx.</summary>
    ClientError = 204,

    /// <summary>5xx.</summary>
    ServerError = 205,

    /// <summary>A status that makes no sense for the request (1xx, 3xx without Location ...).</summary>
    UnexpectedStatus = 206,

    /// <summary>The body is empty.</summary>
    EmptyBody = 300,

    /// <summary>A web page where a feed should be.</summary>
    HtmlInsteadOfFeed = 301,

    /// <summary>Not a feed of any format known.</summary>
    NotAFeed = 302,

    /// <summary>A feed so broken that no entry could be read.</summary>
    BrokenFeed = 303,

    /// <summary>Binary data where text should be.</summary>
    BinaryBody = 304,

    /// <summary>Markup nested or repeated beyond the limits.</summary>
    HostileMarkup = 305,

    /// <summary>A list page on which no article links were recognised.</summary>
    NoLinksFound = 306,

    /// <summary>The domain of the source was parked, sold or replaced: its feed is now somebody else's page.</summary>
    DomainLost = 307,

    /// <summary>A page without a recognisable article body.</summary>
    NoArticle = 400,

    /// <summary>The page is a list, a video or something else that is not an article.</summary>
    NotAnArticle = 401,

    /// <summary>The body is not HTML (PDF, image, ...).</summary>
    NotHtml = 402,

    /// <summary>A fault in Aggregator itself; the log has the details.</summary>
    Internal = 900,
}
