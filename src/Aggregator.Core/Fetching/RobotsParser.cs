using System.Globalization;
using System.Text;

namespace Aggregator.Core.Fetching;

/// <summary>Reads robots.txt as the web writes it: RFC 9309, with the slips that its reference parser also forgives.</summary>
internal static class RobotsParser
{
    private const int MaxLine = 2048;

    private static readonly double LongestDelay = TimeSpan.FromDays(1).TotalSeconds;

    /// <summary>The rules for one product token; only the first <see cref="RobotsRules.MaxBytes"/> are read.</summary>
    public static RobotsRules Parse(ReadOnlySpan<byte> body, string productToken)
    {
        var text = Encoding.UTF8.GetString(body.Length > RobotsRules.MaxBytes ? body[..RobotsRules.MaxBytes] : body).TrimStart('\uFEFF');
        var reading = new Reading(productToken);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var (key, value) = Split(line);
            reading.Take(key, value);
        }

        return reading.Result();
    }

    private static (Key Key, string Value) Split(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxLine)
            line = line[..MaxLine];
        if (line.IndexOf('#') is var comment && comment >= 0)
            line = line[..comment];
        line = line.Trim();
        var colon = line.IndexOf(':');
        if (colon < 0)
            colon = line.IndexOfAny(' ', '\t');
        return colon <= 0 ? (Key.Unknown, "") : (KeyOf(line[..colon].Trim()), line[(colon + 1)..].Trim().ToString());
    }

    private static Key KeyOf(ReadOnlySpan<char> name) => name.ToString().ToLowerInvariant() switch
    {
        "user-agent" or "useragent" or "user agent" => Key.UserAgent,
        "allow" => Key.Allow,
        "disallow" or "dissallow" or "dissalow" or "disalow" or "diasllow" or "disallaw" => Key.Disallow,
        "crawl-delay" or "crawldelay" or "crawl delay" => Key.CrawlDelay,
        "sitemap" or "site-map" => Key.Sitemap,
        _ => Key.Unknown,
    };

    private static string Product(string agent) => new([.. agent.TakeWhile(c => char.IsAsciiLetter(c) || c is '-' or '_')]);

    private enum Key
    {
        Unknown,
        UserAgent,
        Allow,
        Disallow,
        CrawlDelay,
        Sitemap,
    }

    private sealed class Reading(string productToken)
    {
        private readonly Group _own = new();
        private readonly Group _others = new();
        private readonly List<string> _sitemaps = [];
        private bool _forUs;
        private bool _forAll;
        private bool _named;
        private bool _inAgents;

        public void Take(Key key, string value)
        {
            if (key == Key.UserAgent)
                TakeAgent(value);
            else if (key == Key.Sitemap)
                TakeSitemap(value);
            else if (key != Key.Unknown)
                TakeRule(key, value);
        }

        public RobotsRules Result()
        {
            var group = _named ? _own : _others;
            return new(group.Rules, group.CrawlDelay, _sitemaps);
        }

        private void TakeAgent(string agent)
        {
            if (!_inAgents)
                _forUs = _forAll = false;
            _inAgents = true;
            _forAll |= agent.StartsWith('*');
            _forUs |= string.Equals(Product(agent), productToken, StringComparison.OrdinalIgnoreCase);
            _named |= _forUs;
        }

        private void TakeSitemap(string address)
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var sitemap) && RedirectTrail.IsWeb(sitemap))
                _sitemaps.Add(sitemap.AbsoluteUri);
        }

        private void TakeRule(Key key, string value)
        {
            _inAgents = false;
            if (_forUs)
                _own.Add(key, value);
            if (_forAll)
                _others.Add(key, value);
        }
    }

    private sealed class Group
    {
        public List<RobotsRule> Rules { get; } = [];

        public TimeSpan? CrawlDelay { get; private set; }

        public void Add(Key key, string value)
        {
            if (key == Key.CrawlDelay)
            {
                if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0)
                    CrawlDelay = TimeSpan.FromSeconds(Math.Max(Math.Min(seconds, LongestDelay), CrawlDelay?.TotalSeconds ?? 0));
            }
            else if (value.StartsWith('/') || value.StartsWith('*'))
            {
                Rules.Add(new(RobotsPattern.Normalise(value), key == Key.Allow));
            }
        }
    }
}
