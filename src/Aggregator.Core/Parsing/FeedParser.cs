using System.Xml;
using System.Xml.Linq;
using Aggregator.Core.Diagnostics;
using CodeHollow.FeedReader;

namespace Aggregator.Core.Parsing;

/// <summary>
/// Reads feeds of every format and in every state of repair: RSS 0.9x, 1.0, 1.1 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed.
/// Never throws; what cannot be read is a fault that says why.
/// </summary>
public static class FeedParser
{
    /// <summary>The repair of markup that no strict reader takes: tags that do not match, or a document that was cut off.</summary>
    internal const string MarkupRepaired = "markup repaired";

    /// <summary>Reads a feed.</summary>
    /// <param name="document">Its bytes, with what is known about them.</param>
    /// <returns>The feed, or a fault of kind EmptyBody, TooLarge, BinaryBody, HtmlInsteadOfFeed, NotAFeed, BrokenFeed or HostileMarkup.</returns>
    public static FeedParseResult Parse(FeedDocument document)
    {
        if (DocumentText.Decode(document, false, out var decoded) is { } unreadable) return unreadable;
        if (decoded.Text.AsSpan().Trim(" \t\r\n\0\u00A0\uFEFF")[0] is '{' or '[') return JsonFeedReader.Read(decoded, document);
        return FeedRoot.Find(decoded.Text) is { } root ? ReadMarkup(decoded, root, document) : NotAFeed.Explain(decoded.Text);
    }

    private static FeedParseResult ReadMarkup(DecodedText decoded, FeedRoot root, FeedDocument document)
    {
        var repairs = new List<string>();
        var markup = decoded.Text[root.Start..root.End];
        if (root.Start > 0 && root.Entities.Count > 0) repairs.Add("entities of the DOCTYPE resolved");
        var scan = MarkupScan.Of(markup);
        if (scan.Elements > FeedLimits.Elements)
            return FeedParseResult.Failed(FaultKind.HostileMarkup, $"The feed holds {scan.Elements:N0} elements, more than the {FeedLimits.Elements:N0} that are read.");
        if (scan.HasIllegalCharacter)
        {
            markup = IllegalCharacters.RemoveFrom(markup);
            repairs.Add("illegal characters removed");
        }

        if (scan.HasBadReference)
        {
            markup = References.Repair(markup, root.Entities);
            repairs.Add("references repaired");
        }

        var (tree, known) = scan.IsTame && root.IsClosed ? ReadStrictly(markup) : (null, null);
        if (tree is null)
        {
            tree = SoupReader.Read(markup);
            repairs.Add(MarkupRepaired);
            if (tree is null) return FeedParseResult.Failed(FaultKind.BrokenFeed, "The feed is cut off before its first element.");
            (_, known) = ReadStrictly(tree.ToString(SaveOptions.DisableFormatting));
        }

        return FeedAssembler.Assemble(tree, known, decoded.Charset, repairs, document);
    }

    /// <summary>The tree and FeedReader's own reading of it. Either may be null: FeedReader refuses formats it does not know.</summary>
    private static (XElement? Tree, Feed? Feed) ReadStrictly(string markup)
    {
        try
        {
            var feed = FeedReader.ReadFromString(markup);
            return (feed.SpecificFeed.Element?.Document?.Root, feed);
        }
        catch (XmlException)
        {
            return (null, null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // FeedReader signals an unknown root, a missing version and the like by various exceptions; the tree is still good.
            return (TreeOf(markup), null);
        }
    }

    private static XElement? TreeOf(string markup)
    {
        try
        {
            return XDocument.Parse(markup).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
