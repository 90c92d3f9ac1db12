using System.Net;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;

namespace Aggregator.Core.Pipeline;

/// <summary>Composes the requests made for a source, with its own headers, login and proxy.</summary>
internal sealed class SourceRequests(ISecretVault vault)
{
    private static readonly Fault Unreadable = new(
        FaultKind.AccessUnreadable,
        "The headers, login or proxy of this source cannot be decrypted here, because the keys they were encrypted with are missing: restore the key folder (Storage:KeyFolder) or give them again with sources set.");

    /// <summary>The request, or the fault that keeps it from being made.</summary>
    /// <param name="url">What to fetch.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="home">The source's address.</param>
    /// <param name="protectedAccess">The source's access as stored; null for none.</param>
    /// <param name="cookies">The cookies of the run; null for none.</param>
    public (FetchRequest Request, Fault? Fault) Compose(Uri url, FetchPurpose purpose, string home, string? protectedAccess, CookieContainer? cookies = null)
    {
        var request = new FetchRequest(url, purpose) { Cookies = cookies };
        if (protectedAccess is null)
            return (request, null);
        return SourceAccess.Reveal(vault, protectedAccess) is { } access ? (access.Apply(request, new Uri(home)), null) : (request, Unreadable);
    }
}
