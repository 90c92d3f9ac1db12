using System.Globalization;
using System.Net;
using System.Text;

namespace Aggregator.Benchmarks.Load;

/// <summary>Many hosts on loopback, each with an address of its own in 127.0.0.0/8: quiet ones, ones with news, ones that hang.</summary>
internal sealed class LoadWeb : IAsyncDisposable
{
    private const string Words = "river council bridge harbour evening market teacher garden station winter letter engine museum signal village orchard";
    private readonly WebApplication _app;
    private int _entries;
    private int _hanging;

    private LoadWeb(WebApplication app) => _app = app;

    /// <summary>Requests that were left hanging.</summary>
    public int Hanging => _hanging;

    /// <summary>Starts it.</summary>
    public static async Task<LoadWeb> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0));
        var app = builder.Build();
        var web = new LoadWeb(app);
        app.Run(web.AnswerAsync);
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        return web;
    }

    /// <summary>The address of a host's document.</summary>
    /// <param name="host">The host's number, 0 to 3,999,999.</param>
    /// <param name="path">The path.</param>
    public Uri Url(int host, string path) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://127.{1 + (host / 62_500)}.{host / 250 % 250}.{1 + (host % 250)}:{new Uri(_app.Urls.First()).Port}{path}"));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/quiet" => Status(context, StatusCodes.Status304NotModified),
        "/news" => FeedAsync(context),
        { } path when path.StartsWith("/hang", StringComparison.Ordinal) => HangAsync(context),
        { } path when path.StartsWith("/article", StringComparison.Ordinal) => ArticleAsync(context, path),
        _ => Status(context, StatusCodes.Status404NotFound),
    };

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private async Task HangAsync(HttpContext context)
    {
        Interlocked.Increment(ref _hanging);
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task FeedAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _entries);
        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        return context.Response.WriteAsync(
            $"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>{Title(number)}</title><link>http://{context.Request.Host}/article-{number}</link></item></channel></rss>""",
            context.RequestAborted);
    }

    private static Task ArticleAsync(HttpContext context, string path)
    {
        var random = new Random(string.GetHashCode(context.Request.Host + path, StringComparison.Ordinal));
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><head><title>News</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>").Append(Title(random.Next())).Append("</h1>");
        for (var i = 0; i < 8; i++)
            page.Append("<p>").Append(Sentence(random)).Append(Sentence(random)).Append(Sentence(random)).Append("</p>");
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page.Append("</article></body></html>").ToString(), context.RequestAborted);
    }

    private static string Title(int seed) => Sentence(new Random(seed)).Trim().TrimEnd('.');

    private static string Sentence(Random random)
    {
        var words = Words.Split(' ');
        var sentence = string.Join(' ', Enumerable.Range(0, 12).Select(_ => words[random.Next(words.Length)]));
        return char.ToUpperInvariant(sentence[0]) + sentence[1..] + ". ";
    }
}
