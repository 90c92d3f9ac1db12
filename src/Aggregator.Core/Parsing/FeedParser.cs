using System.Xml;
using System.Xml.Linq;
using Aggregator.Core.Diagnostics;

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
        var scan = MarkupScan.Of(decoded.Text.AsSpan()[root.Start..root.End]);
        if (scan.Hostility is { } hostile)
            return FeedParseResult.Failed(hostile.Kind, hostile.Message);
        var markup = root.IsWhole(decoded.Text) ? decoded.Text : decoded.Text[root.Start..root.End];
        var isStrict = scan.IsTame && root.IsClosed;
        var tree = isStrict ? TreeOf(markup) : null;
        var repairs = scan.Cuts().ToList();
        tree ??= ReadRepaired(markup, root, isStrict, repairs);
        return tree is null
            ? FeedParseResult.Failed(FaultKind.BrokenFeed, "The feed is cut off before its first element.")
            : FeedAssembler.Assemble(tree, scan.Elements <= FeedLimits.RepairedElements, decoded.Charset, repairs, document);
    }

    /// <summary>Mends characters and references first; what is then still no XML is read as tag soup.</summary>
    private static XElement? ReadRepaired(string markup, FeedRoot root, bool isStrict, List<string> repairs)
    {
        var legal = IllegalCharacters.RemoveFrom(markup);
        if (legal.Length != markup.Length) repairs.Add("illegal characters removed");
        var mended = References.Repair(legal, root.Entities);
        if (mended != legal) repairs.Add("references repaired");
        if (isStrict && repairs.Count > 0 && TreeOf(mended) is { } strict) return strict;
        repairs.Add(MarkupRepaired);
        return SoupReader.Read(mended);
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
