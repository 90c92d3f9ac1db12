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
    private Dictionary<string, SiteRuleFile> _files = new(StringComparer.Ordinal);
    private long? _looked;
    private string? _folderFault;

    /// <summary>The rule for a page, the one of the longest host where several are for it; null when there is none.</summary>
    public SiteRule? For(Uri url)
    {
        if (options.RulesFolder.Length == 0)
            return null;
        lock (_lock)
        {
            LookIfDue();
            return _files.Values.Select(file => file.Rule).OfType<SiteRule>().Where(rule => rule.IsFor(url)).MaxBy(rule => rule.Host.Length);
        }
    }

    /// <summary>The files by path, those that are refused too, and why the folder cannot be read, or null.</summary>
    public (IReadOnlyList<SiteRuleFile> Files, string? FolderFault) Files()
    {
        if (options.RulesFolder.Length == 0)
            return ([], null);
        lock (_lock)
        {
            LookIfDue();
            return ([.. _files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)], _folderFault);
        }
    }

    private void LookIfDue()
    {
        if (_looked is { } last && clock.GetElapsedTime(last) < LookAgain)
            return;
        _looked = clock.GetTimestamp();
        Look();
    }

    private void Look()
    {
        var files = new Dictionary<string, SiteRuleFile>(StringComparer.Ordinal);
        try
        {
            foreach (var path in Directory.EnumerateFiles(options.RulesFolder).Where(path => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)))
            {
                var written = File.GetLastWriteTimeUtc(path);
                files[path] = _files.TryGetValue(path, out var before) && before.Written == written ? before : Read(path, written, before);
            }
            (_files, _folderFault) = (files, null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The rules that are known go on to count; the folder is looked at again.
            _folderFault = failure.Message;
            journal.RuleRefused(options.RulesFolder, failure.Message);
        }
    }

    private SiteRuleFile Read(string path, DateTime written, SiteRuleFile? before)
    {
        if (SiteRule.Parse(File.ReadAllText(path), out var error) is { } rule)
        {
            journal.RuleRead(path, rule.Host);
            return new SiteRuleFile(path, written, rule, null);
        }
        journal.RuleRefused(path, error!);
        return new SiteRuleFile(path, written, before?.Rule, error);
    }
}
