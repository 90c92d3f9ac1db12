using Aggregator.Core.Extraction;

namespace Aggregator.Core.Pipeline;

/// <summary>
/// The operator's rules for sites, read from a folder of files and read again when one of them changes. A file that is not valid is told once,
/// and what it said before goes on to count.
/// </summary>
internal sealed class SiteRules(ExtractionOptions options, IRunJournal journal, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    private readonly Lock _lock = new();
    private Dictionary<string, (DateTime Written, SiteRule? Rule)> _files = new(StringComparer.Ordinal);
    private long? _looked;

    /// <summary>The rule for a page, the one of the longest host where several are for it; null when there is none.</summary>
    public SiteRule? For(Uri url)
    {
        if (options.RulesFolder.Length == 0)
            return null;
        lock (_lock)
        {
            if (_looked is not { } last || clock.GetElapsedTime(last) >= LookAgain)
            {
                _looked = clock.GetTimestamp();
                Look();
            }
            return _files.Values.Select(file => file.Rule).OfType<SiteRule>().Where(rule => rule.IsFor(url)).MaxBy(rule => rule.Host.Length);
        }
    }

    private void Look()
    {
        var files = new Dictionary<string, (DateTime, SiteRule?)>(StringComparer.Ordinal);
        try
        {
            foreach (var path in Directory.EnumerateFiles(options.RulesFolder).Where(path => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)))
            {
                var written = File.GetLastWriteTimeUtc(path);
                var known = _files.TryGetValue(path, out var before);
                files[path] = known && before.Written == written ? before : (written, Read(path, before.Rule));
            }
            _files = files;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The rules that are known go on to count; the folder is looked at again.
            journal.RuleRefused(options.RulesFolder, failure.Message);
        }
    }

    private SiteRule? Read(string path, SiteRule? before)
    {
        if (SiteRule.Parse(File.ReadAllText(path), out var error) is { } rule)
        {
            journal.RuleRead(path, rule.Host);
            return rule;
        }
        journal.RuleRefused(path, error!);
        return before;
    }
}
