using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Aggregator.Core.Fetching;

/// <summary>The connections of the process: one pool without a proxy and one for each proxy that options or sources name.</summary>
internal sealed class ConnectionPools(HttpOptions options, AddressGuard guard, HostResolver resolve, TimeProvider clock, X509Certificate2Collection? roots = null) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<HttpMessageInvoker>> _pools = new(StringComparer.Ordinal);

    /// <summary>The pool for a proxy; null for none.</summary>
    public HttpMessageInvoker For(string? proxy) =>
        _pools.GetOrAdd(proxy ?? "", _ => new(() => Open(proxy is null ? null : new Uri(proxy)))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var pool in _pools.Values.Where(p => p.IsValueCreated))
            pool.Value.Dispose();
    }

    private HttpMessageInvoker Open(Uri? proxy) => new(new SocketsHttpHandler
    {
        ConnectCallback = new HostConnector(guard, resolve, proxy, clock).ConnectAsync,
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = roots is null ? null : Trusting(roots) },
        ConnectTimeout = options.ConnectTimeout,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = proxy is not null,
        Proxy = proxy is null ? null : new WebProxy(proxy) { Credentials = Credentials(proxy) },
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = (options.MaxHeaderBytes + 1023) / 1024,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = null,
    });

    private static X509ChainPolicy Trusting(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }

    private static NetworkCredential? Credentials(Uri proxy)
    {
        var parts = proxy.UserInfo.Split(':', 2);
        return proxy.UserInfo.Length == 0 ? null : new(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
    }
}
