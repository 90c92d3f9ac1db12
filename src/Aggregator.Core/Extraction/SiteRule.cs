using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Aggregator.Core.Extraction;

/// <summary>An operator's rule for one site: CSS selectors that overrule what the extractor would choose. All but the host may be absent.</summary>
public sealed record SiteRule
{
    // Selectors nest, and their reader recurses: the bound keeps its stack small.
    private const int LongestSelector = 1000;

    /// <summary>The host it is for, without scheme; it also holds for sub-domains.</summary>
    public string Host { get; set; } = "";

    /// <summary>Selector of the elements that hold the body.</summary>
    public string? Body { get; set; }

    /// <summary>Selectors of elements to take out before anything is read.</summary>
    public List<string> Remove { get; set; } = [];

    /// <summary>Selector of the element with the title.</summary>
    public string? Title { get; set; }

    /// <summary>Selector of the element with the date; a <c>datetime</c> attribute goes before the text.</summary>
    public string? Date { get; set; }

    /// <summary>Selector of the elements with the authors' names.</summary>
    public string? Author { get; set; }

    /// <summary>Selector of the link to the next page.</summary>
    public string? NextPage { get; set; }

    /// <summary>Reads a rule from YAML; null with one sentence in <paramref name="error"/> when it is not valid.</summary>
    public static SiteRule? Parse(string yaml, out string? error)
    {
        try
        {
            var rule = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<SiteRule?>(yaml);
            error = string.IsNullOrEmpty(rule?.Host) ? "The rule names no host." : rule.BadHost() ?? rule.BadSelector();
            return error is null ? rule : null;
        }
        catch (YamlException broken)
        {
            error = $"The rule is not valid YAML at line {broken.Start.Line}: {broken.InnerException?.Message ?? broken.Message}";
            return null;
        }
    }

    /// <summary>Whether the rule is for pages at this address.</summary>
    public bool IsFor(Uri url) => url.Host.Equals(Host, StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith("." + Host, StringComparison.OrdinalIgnoreCase);

    private string? BadHost() => Uri.CheckHostName(Host) == UriHostNameType.Unknown ? $"The host {BodyText.Beginning(Host)} is none; give one such as example.org, without scheme and path." : null;

    private string? BadSelector()
    {
        // "remove:" with nothing after it.
        Remove = [.. (Remove ?? []).Where(selector => selector is not null)];
        using var document = new HtmlParser().ParseDocument("");
        foreach (var selector in new[] { Body, Title, Date, Author, NextPage }.OfType<string>().Concat(Remove))
        {
            if (selector.Length > LongestSelector)
                return $"The selector {BodyText.Beginning(selector)} is longer than {LongestSelector} characters.";
            try
            {
                document.QuerySelector(selector);
            }
            catch (DomException)
            {
                return $"The selector {selector} is not valid CSS.";
            }
        }

        return null;
    }
}
