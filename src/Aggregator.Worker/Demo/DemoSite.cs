using System.Globalization;
using System.Net;
using System.Text;

namespace Aggregator.Worker.Demo;

/// <summary>One sample site: its definition (<c>site.txt</c>), its templates, its articles and where it listens.</summary>
internal sealed class DemoSite
{
    private readonly FrontMatter _definition;
    private readonly string _folder;

    private DemoSite(string id, IPEndPoint endpoint, DateTimeOffset start)
    {
        _folder = $"Demo/Sites/{id}/";
        _definition = FrontMatter.Read(_folder + "site.txt");
        Endpoint = endpoint;
        Zone = TimeSpan.Parse(_definition["zone"].TrimStart('+'), CultureInfo.InvariantCulture);
        Encoding = EncodingNamed(_definition["charset"]);
        Articles = [.. EmbeddedFiles.Under($"Demo/Articles/{id}/").Select(file => DemoArticle.Read(file, start)).OrderByDescending(a => a.Published)];
    }

    /// <summary>Names of the sites, one for each folder under Sites.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. EmbeddedFiles.Under("Demo/Sites/").Where(name => name.EndsWith("/site.txt", StringComparison.Ordinal)).Select(name => name.Split('/')[2])];

    /// <summary>Where the site listens; one site to an address.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>The site's front page.</summary>
    public Uri Base => new($"http://{Endpoint}/");

    /// <summary>Offset from UTC of the times that the site prints.</summary>
    public TimeSpan Zone { get; }

    /// <summary>What its pages and feed are encoded in. A letter it lacks is an error.</summary>
    public Encoding Encoding { get; }

    /// <summary>All articles, newest first, those that have not appeared yet included.</summary>
    public IReadOnlyList<DemoArticle> Articles { get; }

    /// <summary>Every line of the definition, as templates may name them.</summary>
    public IReadOnlyDictionary<string, string> Settings => _definition.Values;

    /// <summary>Path of the feed (or of the list page that stands for one).</summary>
    public string FeedPath => _definition["feed"];

    /// <summary>A line of the definition, or null.</summary>
    public string? Find(string key) => _definition.Find(key);

    /// <summary>The text of one of the site's template files, or null.</summary>
    public string? File(string name) => EmbeddedFiles.Find(_folder + name);

    /// <summary>The path of an article, by the site's pattern.</summary>
    public string PathOf(DemoArticle article) =>
        Template.Fill(_definition["path"], new TemplateScope { ["slug"] = article.Slug, ["number"] = article.Text.Find("number") });

    /// <summary>The articles that have appeared by a moment, newest first.</summary>
    public IEnumerable<DemoArticle> Visible(DateTimeOffset now) => Articles.Where(a => a.Published <= now);

    /// <summary>The site as the demo subscribes to it.</summary>
    public DemoSource AsSource() => new(
        _definition["name"],
        new Uri(Base, FeedPath),
        Enum.Parse<DemoSourceKind>(_definition["kind"], ignoreCase: true),
        _definition["category"],
        Zone,
        Find("expected-fault"));

    /// <summary>Reads a site from the assembly.</summary>
    public static DemoSite Read(string id, IPEndPoint endpoint, DateTimeOffset start) => new(id, endpoint, start);

    private static Encoding EncodingNamed(string name) => name == "utf-8"
        ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        : CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            ?? throw new FormatException($"No encoding is called '{name}'.");
}
