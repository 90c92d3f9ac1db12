using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Aggregator.IntegrationTests.Fetching;

public sealed class FetchTlsTests
{
    private static readonly HttpOptions Loopback = new() { AllowedAddresses = ["127.0.0.0/8"] };

    [Theory]
    [InlineData(365)]
    [InlineData(-1)]
    public async Task A_certificate_nobody_vouches_for_is_refused(int validDays)
    {
        using var certificate = SelfSigned(DateTimeOffset.UtcNow.AddDays(validDays));
        await using var web = await LoopbackWeb.StartAsync(context => context.Response.WriteAsync("<rss/>"), listen => listen.UseHttps(certificate));
        using var fetcher = new HttpFetcher(Loopback, TimeProvider.System);

        var result = await fetcher.FetchAsync(new(new($"https://127.0.0.1:{web.Port}/"), FetchPurpose.Feed), TestContext.Current.CancellationToken);

        Assert.Equal(FaultKind.TlsFailed, result.Fault?.Kind);
        Assert.Contains("certificate", result.Fault!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, "HTTP/2")]
    [InlineData(HttpProtocols.Http1, "HTTP/1.1")]
    public async Task HTTP_2_is_spoken_where_it_is_offered(HttpProtocols offered, string spoken)
    {
        using var certificate = SelfSigned(DateTimeOffset.UtcNow.AddDays(30));
        var seen = new List<string>();
        await using var web = await LoopbackWeb.StartAsync(
            context =>
            {
                seen.Add(context.Request.Protocol);
                return context.Response.WriteAsync("<rss/>");
            },
            listen =>
            {
                listen.Protocols = offered;
                listen.UseHttps(certificate);
            });
        using var fetcher = new HttpFetcher(Loopback, TimeProvider.System, roots: [certificate]);

        var result = await fetcher.FetchAsync(new(new($"https://127.0.0.1:{web.Port}/"), FetchPurpose.Feed), TestContext.Current.CancellationToken);

        Assert.Null(result.Fault);
        Assert.Equal([spoken], seen);
    }

    private static X509Certificate2 SelfSigned(DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), until);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
