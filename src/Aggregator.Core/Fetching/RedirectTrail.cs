using System.Net;
using System.Text;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>The way of one fetch through its redirects, with the cookies of its run.</summary>
internal sealed class RedirectTrail
{
    private readonly Uri _start;
    private readonly int _limit;
    private readonly HashSet<string> _seen = [];
    private readonly CookieContainer _cookies;
    private int _hops;
    private bool _allPermanent = true;

    /// <summary>Starts at an address, without user, password and fragment.</summary>
    public RedirectTrail(Uri start, int limit, CookieContainer? cookies = null)
    {
        (_start, _limit, _cookies) = (start, limit, cookies ?? new());
        Current = Bare(start);
        _seen.Add(State());
    }

    /// <summary>The address to ask now.</summary>
    public Uri Current { get; private set; }

    /// <summary>The host to name in messages, with its port when it is not the usual one.</summary>
    public string Host => Current.Authority;

    /// <summary>The cookies to send to <see cref="Current"/>, or null.</summary>
    public string? Cookies => _cookies.GetCookieHeader(Current) is { Length: > 0 } header ? header : null;

    /// <summary>The new permanent address: every redirect was 301 or 308 and none gave up https.</summary>
    public Uri? PermanentUrl => _hops > 0 && _allPermanent ? Current : null;

    /// <summary>
    /// Whether headers that may be secrets can be sent to <see cref="Current"/>: only to the origin they were given for,
    /// or to the same host after an upgrade from http to https on the usual ports.
    /// </summary>
    public bool MayCarrySecrets => IsSameOrigin(_start, Current);

    /// <summary>Whether what was given for one address may be sent to another: the same origin, or its upgrade to https on the usual ports.</summary>
    public static bool IsSameOrigin(Uri given, Uri asked) =>
        string.Equals(asked.IdnHost, given.IdnHost, StringComparison.OrdinalIgnoreCase)
        && ((asked.Scheme == given.Scheme && asked.Port == given.Port)
            || (given.Scheme == Uri.UriSchemeHttp && asked.Scheme == Uri.UriSchemeHttps && given.IsDefaultPort && asked.IsDefaultPort));

    /// <summary>Keeps cookies for the rest of this fetch; ones that break the rules are dropped.</summary>
    public void Remember(IEnumerable<string> setCookies)
    {
        foreach (var cookie in setCookies)
        {
            try
            {
                _cookies.SetCookies(Current, cookie);
            }
            catch (CookieException)
            {
                // A cookie for another domain or without a name is the server's mistake and changes nothing for us.
            }
        }
    }

    /// <summary>Goes to the next address; the fault when that is not possible.</summary>
    public Fault? Follow(int status, string? location)
    {
        if (string.IsNullOrWhiteSpace(location))
            return new(FaultKind.UnexpectedStatus, $"{Host} redirects ({status}) without saying where to.");
        if (!Uri.TryCreate(Current, EscapeBytes(location.Trim()), out var next) || next.Host.Length == 0 || !IsWeb(next))
            return FetchFaults.BadAddress($"What {Host} redirects to");
        if (++_hops > _limit)
            return FetchFaults.RedirectLimit(_start.Authority, _limit);

        _allPermanent &= status is 301 or 308 && !(Current.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp);
        Current = Bare(next);
        return _seen.Add(State()) ? null : FetchFaults.RedirectLoop(Host);
    }

    /// <summary>Whether an address is absolute http or https.</summary>
    public static bool IsWeb(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    // A page that sets a cookie and redirects to itself is no loop: the state is the address with its cookies.
    private string State() => $"{Current.AbsoluteUri} {Cookies}";

    private static Uri Bare(Uri url) =>
        url.UserInfo.Length == 0 && url.Fragment.Length == 0 ? url : new UriBuilder(url) { UserName = "", Password = "", Fragment = "" }.Uri;

    // Headers are read as Latin-1, so raw UTF-8 or GBK bytes come out one char each; escaping them gives the server its own bytes back.
    private static string EscapeBytes(string location)
    {
        if (Ascii.IsValid(location))
            return location;
        var escaped = new StringBuilder(location.Length * 2);
        foreach (var c in location)
            _ = c < 0x80 ? escaped.Append(c) : escaped.Append('%').Append(((int)c & 0xff).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        return escaped.ToString();
    }
}
