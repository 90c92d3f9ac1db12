using System.Net;
using System.Net.Sockets;

namespace Aggregator.Worker.Demo;

/// <summary>
/// A small web on loopback: news sites of several makes in English and Chinese that copy from each other, with articles that appear as time
/// passes. Needs no network. Times of all articles count from the start.
/// </summary>
internal sealed class DemoWeb : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DemoWeb(WebApplication app, IReadOnlyList<DemoSite> sites)
    {
        _app = app;
        Sites = sites;
        Sources = [.. sites.Select(site => site.AsSource())];
    }

    /// <summary>What to subscribe to, those that fail on purpose included.</summary>
    public IReadOnlyList<DemoSource> Sources { get; }

    /// <summary>The sites themselves.</summary>
    internal IReadOnlyList<DemoSite> Sites { get; }

    /// <summary>Opens the sockets, reads the sites from the assembly and begins to answer.</summary>
    public static async Task<DemoWeb> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var sockets = LoopbackSockets.Open(DemoSite.Ids.Count);
        var start = time.GetUtcNow();
        var sites = DemoSite.Ids.Zip(sockets, (id, socket) => DemoSite.Read(id, (IPEndPoint)socket.LocalEndPoint!, start)).ToList();
        var app = BuildApp(sockets, sites, time);
        await app.StartAsync(cancellationToken);
        return new DemoWeb(app, sites);
    }

    /// <summary>Closes the sites.</summary>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplication BuildApp(IReadOnlyList<Socket> sockets, List<DemoSite> sites, TimeProvider time)
    {
        // Empty: the configuration of the service (addresses, logging, Kestrel limits) must not reach the sample sites.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore()
            .UseSockets(options => options.CreateBoundListenSocket = endpoint => sockets.First(s => endpoint.Equals(s.LocalEndPoint)))
            .ConfigureKestrel(options => sites.ForEach(site => options.Listen(site.Endpoint)));
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, sites, time.GetUtcNow()));
        return app;
    }

    private static Task AnswerAsync(HttpContext context, List<DemoSite> sites, DateTimeOffset now)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }
        var here = new IPEndPoint(context.Connection.LocalIpAddress!, context.Connection.LocalPort);
        var site = sites.First(s => s.Endpoint.Equals(here));
        var changed = site.Visible(now).FirstOrDefault()?.Published ?? now;
        return ConditionalAnswer.SendAsync(context, SiteRouter.Answer(site, request.Path, request.QueryString.Value, now), changed, site.Find("validators") ?? "none");
    }
}
