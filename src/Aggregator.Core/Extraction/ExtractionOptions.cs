namespace Aggregator.Core.Extraction;

/// <summary>How articles are read out of pages (section <c>Extraction</c>).</summary>
internal sealed record ExtractionOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Extraction";

    /// <summary>A folder with a YAML or JSON file for each site whose pages are read by an operator's rule; empty for none. Changes take effect within seconds.</summary>
    public string RulesFolder { get; init; } = "";

    /// <summary>What is wrong, one sentence a fault, each naming the key, the value and what is allowed.</summary>
    public IEnumerable<string> Validate()
    {
        if (RulesFolder.Length > 0 && !Directory.Exists(RulesFolder))
            yield return $"{Section}:{nameof(RulesFolder)} is '{RulesFolder}'; allowed is a folder that exists, or nothing.";
    }
}
