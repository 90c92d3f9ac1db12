using System.Xml;
using System.Xml.Linq;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Parsing;

/// <summary>Reads XML that is no feed with the same tolerance and limits: strictly when it is sound, as tag soup otherwise.</summary>
internal static class MarkupReader
{
    private static readonly Dictionary<string, string> NoEntities = [];

    /// <summary>The root element; null with a fault when there is none.</summary>
    /// <param name="document">The bytes.</param>
    /// <param name="roots">Names of elements at which to begin, the outermost first.</param>
    /// <param name="fault">Why not.</param>
    public static XElement? Read(FeedDocument document, string[] roots, out Fault? fault)
    {
        fault = DocumentText.Decode(document, false, out var decoded)?.Fault;
        if (fault is not null) return null;
        var start = roots.Select(root => decoded.Text.IndexOf($"<{root}", StringComparison.OrdinalIgnoreCase)).FirstOrDefault(at => at >= 0, -1);
        if (start < 0) fault = new Fault(FaultKind.NotAFeed, $"The file holds no <{roots[0]}> element.");
        var markup = start < 0 ? "" : decoded.Text[start..];
        var scan = MarkupScan.Of(markup);
        if (scan.Elements > FeedLimits.Elements) fault = new Fault(FaultKind.HostileMarkup, $"The file holds more than {FeedLimits.Elements:N0} elements.");
        if (fault is not null) return null;
        if (scan.IsTame && Strictly(markup) is { } sound) return sound;
        markup = References.Repair(IllegalCharacters.RemoveFrom(markup), NoEntities);
        return (scan.IsTame ? Strictly(markup) : null) ?? SoupReader.Read(markup);
    }

    private static XElement? Strictly(string markup)
    {
        try
        {
            return XDocument.Parse(markup).Root;
        }
        catch (XmlException)
        {
            return null; // Read as soup instead.
        }
    }
}
