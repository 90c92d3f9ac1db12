namespace Aggregator.Core.Extraction.Drift;

/// <summary>How a site's articles were: medians and spreads of their size, shares with date and author, and how their text was found.</summary>
internal sealed class SiteBaseline
{
    // The operator chose it, the site did not: it is never a change of the site.
    private const string OperatorsStrategy = "site rule";
    private const double UsualFrom = 0.1;

    private readonly HashSet<string> _usual;

    /// <summary>Takes the articles before, oldest first; one at least.</summary>
    public SiteBaseline(IReadOnlyList<SiteSample> before)
    {
        Letters = new Measure(before.Select(sample => sample.Letters));
        Blocks = new Measure(before.Select(sample => sample.Blocks));
        Headings = new Measure(before.Select(sample => sample.Headings));
        Dated = new Share(before.Select(sample => sample.Dated));
        Authored = new Share(before.Select(sample => sample.Authored));
        var strategies = before.CountBy(sample => sample.Strategy).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        Strategy = strategies[0].Key;
        _usual = [OperatorsStrategy, .. strategies.Where(pair => pair.Value >= UsualFrom * before.Count).Select(pair => pair.Key)];
        Usual = new Share(before.Select(IsUsual));
    }

    /// <summary>Letters and digits of the text.</summary>
    public Measure Letters { get; }

    /// <summary>Blocks of the text.</summary>
    public Measure Blocks { get; }

    /// <summary>Headings in the text.</summary>
    public Measure Headings { get; }

    /// <summary>Which pages told their date.</summary>
    public Share Dated { get; }

    /// <summary>Which pages told an author.</summary>
    public Share Authored { get; }

    /// <summary>Which texts were found in one of the usual ways.</summary>
    public Share Usual { get; }

    /// <summary>The strategy that most often found the text.</summary>
    public string Strategy { get; }

    /// <summary>Whether the text was found in a way that at least a tenth of the articles before was, or by the operator's rule.</summary>
    public bool IsUsual(SiteSample sample) => _usual.Contains(sample.Strategy);
}
