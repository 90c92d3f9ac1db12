using Aggregator.Core.Fingerprinting;

namespace Aggregator.Core.Stories;

/// <summary>
/// Tells which sources speak with one voice: those of one domain (<c>news.example.com</c> and <c>www.example.com</c>) and those whose
/// sites bear one name. Each voice has one vote.
/// </summary>
internal sealed class IndependentSources
{
    // Second levels under which names are registered: example.com.cn, example.co.uk.
    private static readonly string[] SharedLevels = ["com", "net", "org", "gov", "edu", "ac", "co", "or", "ne", "go"];

    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

    /// <summary>Notes a source.</summary>
    /// <param name="host">Its host, with or without a port.</param>
    /// <param name="siteName">The name that its site bears; may be empty.</param>
    public void Add(string host, string siteName)
    {
        var domain = Root(DomainOf(host));
        var name = Named(siteName);
        if (name is null) return;
        var other = Root(name);
        // The lesser name stands for both, so that the order of adding does not matter.
        var (root, child) = string.CompareOrdinal(domain, other) < 0 ? (domain, other) : (other, domain);
        if (root != child) _parents[child] = root;
    }

    /// <summary>The voice that a source speaks with.</summary>
    public string VoiceOf(string host) => Root(DomainOf(host));

    /// <summary>Voices among some hosts.</summary>
    public int Count(IEnumerable<string> hosts) => hosts.Select(VoiceOf).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The name under which a host is registered, by its labels; an address of numbers stays whole, with its port.</summary>
    public static string DomainOf(string host)
    {
        if (!Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var url) || url.HostNameType != UriHostNameType.Dns) return host;
        var labels = url.IdnHost.TrimEnd('.').Split('.');
        var kept = labels.Length > 2 && labels[^1].Length == 2 && SharedLevels.Contains(labels[^2]) ? 3 : 2;
        return string.Join('.', labels.TakeLast(kept));
    }

    private static string? Named(string siteName)
    {
        var letters = string.Concat(TextNormaliser.Fold(siteName).Where(char.IsLetterOrDigit));
        // One or two Latin letters name many sites.
        return letters.Length >= (letters.Any(TextNormaliser.IsUnspaced) ? 2 : 4) ? "name " + letters : null;
    }

    private string Root(string voice)
    {
        _parents.TryAdd(voice, voice);
        while (_parents[voice] is var parent && parent != voice) voice = parent;
        return voice;
    }
}
