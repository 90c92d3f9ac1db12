using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>The sentences for what goes wrong on the wire. They name the host only: paths and queries may hold secrets.</summary>
internal static class FetchFaults
{
    /// <summary>The body grew past the limit.</summary>
    public static Fault TooLarge(string host, int maxBytes) =>
        New(FaultKind.TooLarge, $"The answer of {host} is larger than the {Size(maxBytes)} allowed (Http:MaxFeedBytes, Http:MaxPageBytes).");

    /// <summary>The body came too slowly.</summary>
    public static Fault TooSlow(string host, int bytes, TimeSpan elapsed) =>
        New(FaultKind.TooSlow, $"{host} sent only {Size(bytes)} in {Seconds(elapsed)}; the fetch was given up and will be tried again (Http:MinimumSpeed).");

    /// <summary>The body cannot be decompressed.</summary>
    public static Fault BadEncoding(string host, string why) =>
        New(FaultKind.BadEncoding, $"The answer of {host} cannot be unpacked: {why}.");

    /// <summary>The host's lane is shut for longer than a fetch may wait.</summary>
    public static Fault HostRests(string host, DateTimeOffset until, string why) =>
        why.Length > 0
            ? New(FaultKind.TooManyRequests, $"{host} is left alone until {until:u}, because of this: {why}")
            : New(FaultKind.TooManyRequests, $"{host} is left alone until {until:u}: it was asked a moment ago.");

    /// <summary>A limit on time ran out.</summary>
    public static Fault Timeout(string host, TimeSpan limit, string what, string key) =>
        New(FaultKind.Timeout, $"{host} {what} within {Seconds(limit)} (Http:{key}).");

    /// <summary>The address is not one to fetch.</summary>
    public static Fault BadAddress(string what) =>
        New(FaultKind.BadAddress, $"{what} is not an absolute http or https address.");

    /// <summary>The last redirect allowed was used up.</summary>
    public static Fault RedirectLimit(string host, int limit) =>
        New(FaultKind.RedirectLimit, $"{host} redirected more than {limit} times; open the address in a browser and use the one it ends at.");

    /// <summary>A redirect leads to where it came from.</summary>
    public static Fault RedirectLoop(string host) =>
        New(FaultKind.RedirectLimit, $"{host} redirects in a circle; the site is misconfigured or wants a login.");

    /// <summary>What a status says about the fetch; null for one with a usable body and for 304.</summary>
    public static Fault? ForStatus(int status, string host, bool conditional) => status switch
    {
        200 or 203 => null,
        304 when conditional => null,
        204 or 205 => New(FaultKind.EmptyBody, $"{host} answered {status}: there is no content at this address."),
        401 => New(FaultKind.Forbidden, $"{host} wants a login (401): give the source a user and password or the header it expects."),
        403 => New(FaultKind.Forbidden, $"{host} refused access (403): it may block automatic readers; ask its owner or slow down."),
        451 => New(FaultKind.Forbidden, $"{host} may not show this for legal reasons (451)."),
        404 => New(FaultKind.NotFound, $"{host} has nothing at this address (404): check whether it moved."),
        410 => New(FaultKind.Gone, $"{host} says this address is gone for good (410)."),
        429 => New(FaultKind.TooManyRequests, $"{host} asks for fewer requests (429): Aggregator slows down for it by itself."),
        >= 400 and < 500 => New(FaultKind.ClientError, $"{host} rejected the request with status {status}."),
        >= 500 and < 600 => New(FaultKind.ServerError, $"{host} failed with status {status}: the trouble is on its side and usually passes."),
        _ => New(FaultKind.UnexpectedStatus, $"{host} answered with status {status}, which makes no sense here."),
    };

    /// <summary>What an exception of the HTTP stack means to an operator.</summary>
    public static Fault ForException(Exception exception, string host, HttpOptions options, bool proxied)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is FetchFaultException known)
                return known.Fault;
            if (e is SocketException socket)
                return ForSocket(socket.SocketErrorCode, proxied ? $"The proxy for {host}" : host);
            if (e is AuthenticationException tls)
                return New(FaultKind.TlsFailed, $"No safe connection to {host}: {FirstSentence(tls.Message)}.");
            if (e is TimeoutException)
                return Timeout(host, options.ConnectTimeout, "could not be connected to", nameof(HttpOptions.ConnectTimeout));
        }

        return (exception as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError => New(FaultKind.TlsFailed, $"No safe connection to {host}: the TLS handshake broke off."),
            HttpRequestError.ConnectionError => New(FaultKind.Unreachable, $"No connection to {host} could be made."),
            HttpRequestError.ProxyTunnelError => New(FaultKind.Unreachable, $"The proxy refused to connect to {host} (Http:Proxy)."),
            HttpRequestError.ConfigurationLimitExceeded => New(FaultKind.BadResponse, $"The headers of {host} are larger than the {Size(options.MaxHeaderBytes)} allowed (Http:MaxHeaderBytes)."),
            HttpRequestError.ResponseEnded => New(FaultKind.BadResponse, $"{host} closed the connection before its answer was complete."),
            _ => BrokenHttp(exception, host),
        };
    }

    private static Fault BrokenHttp(Exception exception, string host) => exception switch
    {
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => New(FaultKind.BadResponse, $"{host} closed the connection before its answer was complete."),
        HttpRequestException or IOException => New(FaultKind.BadResponse, $"{host} sent an answer that breaks the HTTP protocol."),
        _ => New(FaultKind.Internal, $"Fetching from {host} failed inside Aggregator ({exception.GetType().Name}); please report it."),
    };

    private static Fault ForSocket(SocketError error, string host) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData => New(FaultKind.NameNotResolved, $"{host} does not exist in DNS: check the spelling, or the site is gone."),
        SocketError.TryAgain or SocketError.NoRecovery => New(FaultKind.NameNotResolved, $"{host} could not be looked up: the DNS server did not answer."),
        SocketError.ConnectionRefused => New(FaultKind.Unreachable, $"{host} refused the connection: nothing listens there."),
        SocketError.ConnectionReset => New(FaultKind.Unreachable, $"{host} reset the connection."),
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => New(FaultKind.Unreachable, $"{host} cannot be routed to: check this machine's network."),
        SocketError.TimedOut => New(FaultKind.Timeout, $"{host} did not answer to a connection in time."),
        _ => New(FaultKind.Unreachable, $"{host} could not be connected to ({error})."),
    };

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.', ' ');
    }

    private static Fault New(FaultKind kind, FormattableString text) => new(kind, FormattableString.Invariant(text));

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture) + " s";

    private static string Size(int bytes) => bytes switch
    {
        >= 1024 * 1024 => (bytes / (1024d * 1024)).ToString("0.#", CultureInfo.InvariantCulture) + " MiB",
        >= 1024 => (bytes / 1024d).ToString("0.#", CultureInfo.InvariantCulture) + " KiB",
        _ => bytes.ToString(CultureInfo.InvariantCulture) + " bytes",
    };
}
