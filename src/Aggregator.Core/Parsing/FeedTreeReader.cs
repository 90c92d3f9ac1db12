using System.Xml.Linq;

namespace Aggregator.Core.Parsing;

/// <summary>
/// Reads the element tree of a feed of any version in document order. Elements are taken for what they mean wherever they stand,
/// nearer ones outrank deeper ones: so misplaced, wrapped and doubled elements still count.
/// </summary>
internal sealed class FeedTreeReader(FeedDocument document)
{
    private static readonly XName XmlBase = XNamespace.Xml + "base";
    private static readonly XName CdfBase = "base", CdfUpperBase = "BASE";
    private static readonly XName XmlLang = XNamespace.Xml + "lang";
    private static readonly XName Label = "label", Term = "term", Text = "text", About = "about";
    private static readonly XName RdfAbout = XName.Get("about", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

    private readonly FeedVocabulary _vocabulary = new();

    /// <summary>What the feed says of itself.</summary>
    public FeedDraft Feed { get; } = new();

    /// <summary>Its entries, with the element each was read from.</summary>
    public List<(FeedDraft Draft, XElement Element)> Entries { get; } = [];

    /// <summary>Reads a whole document.</summary>
    public void Read(XElement root)
    {
        Feed.Language = (string?)root.Attribute(XmlLang);
        // Atom resolves against the feed's own address; RSS says nothing, and its publishers mean the site (see FeedAssembler).
        var outer = root.Name.LocalName.Equals("feed", StringComparison.OrdinalIgnoreCase) ? document.Url : null;
        ReadCommon(root, Feed, 0, outer);
        ReadChildren(root, Feed, 1, BaseIn(root, outer));
    }

    private void ReadChildren(XElement parent, FeedDraft draft, int depth, Uri? baseUrl)
    {
        foreach (var child in parent.Elements())
            ReadElement(child, draft, depth, BaseIn(child, baseUrl));
    }

    private void ReadElement(XElement element, FeedDraft draft, int depth, Uri? baseUrl)
    {
        switch (_vocabulary.TermOf(element))
        {
            case FeedTerm.Item: ReadItem(element, depth, baseUrl); break;
            case FeedTerm.Title: draft.OfferTitle(EmbeddedMarkup.Read(element), depth, false); break;
            case FeedTerm.MediaTitle: draft.OfferTitle(EmbeddedMarkup.Read(element), depth, true); break;
            case FeedTerm.Link: FeedLinks.Read(element, draft, baseUrl); break;
            case FeedTerm.Id: ReadId(element, draft, depth, baseUrl); break;
            case FeedTerm.Description or FeedTerm.Summary: ReadSummary(element, draft, depth); break;
            case FeedTerm.Abstract: draft.OfferSummary(EmbeddedMarkup.Read(element), depth); break;
            case FeedTerm.Content or FeedTerm.EncodedContent or FeedTerm.Body: draft.OfferContent(EmbeddedMarkup.Read(element)); break;
            case FeedTerm.Author: draft.OfferAuthor(PersonName.Of(element, _vocabulary), depth); break;
            case FeedTerm.Published: draft.Published = DateIn(element) ?? draft.Published; break;
            case FeedTerm.Updated: draft.Updated = DateIn(element) ?? draft.Updated; break;
            case FeedTerm.Created: draft.Created = DateIn(element) ?? draft.Created; break;
            case FeedTerm.Source: ReadSource(element, draft, depth, baseUrl); break;
            case FeedTerm.OtherPerson or FeedTerm.TextInput: break;
            case var term: ReadDetail(term, element, draft, depth, baseUrl); break;
        }
    }

    private void ReadDetail(FeedTerm term, XElement element, FeedDraft draft, int depth, Uri? baseUrl)
    {
        switch (term)
        {
            case FeedTerm.Category: ReadCategory(element, draft); break;
            case FeedTerm.Keywords: foreach (var word in element.Value.Split(',', '，')) draft.AddCategory(word); break;
            case FeedTerm.Image: draft.ImageUrl ??= FeedLinks.ImageIn(element, baseUrl); break;
            case FeedTerm.Thumbnail: draft.ImageUrl ??= FeedLinks.AddressIn(element, baseUrl); break;
            case FeedTerm.Enclosure: FeedLinks.AddEnclosure(element, draft, baseUrl); break;
            case FeedTerm.MediaContent:
                FeedLinks.AddEnclosure(element, draft, baseUrl);
                ReadChildren(element, draft, depth + 1, baseUrl);
                break;
            case FeedTerm.Language: draft.Language = EmbeddedMarkup.Plain(element); break;
            case FeedTerm.TimeToLive: draft.Hints.SetTimeToLive(EmbeddedMarkup.Plain(element)); break;
            case FeedTerm.UpdatePeriod: draft.Hints.SetPeriod(EmbeddedMarkup.Plain(element)); break;
            case FeedTerm.UpdateFrequency: draft.Hints.SetFrequency(EmbeddedMarkup.Plain(element)); break;
            case FeedTerm.SkipHours: foreach (var hour in element.Elements()) draft.Hints.AddHour(EmbeddedMarkup.Plain(hour)); break;
            case FeedTerm.SkipDays: foreach (var day in element.Elements()) draft.Hints.AddDay(EmbeddedMarkup.Plain(day)); break;
            default:
                ReadCommon(element, draft, depth, baseUrl);
                ReadChildren(element, draft, depth + 1, baseUrl);
                break;
        }
    }

    private void ReadItem(XElement element, int depth, Uri? baseUrl)
    {
        if (Entries.Count >= FeedLimits.Entries) return;
        var entry = new FeedDraft();
        Entries.Add((entry, element));
        if (element.HasAttributes)
        {
            if ((string?)(element.Attribute(RdfAbout) ?? element.Attribute(About)) is { } about) entry.OfferId(about.Trim(), int.MaxValue);
            entry.Language = (string?)element.Attribute(XmlLang);
        }

        ReadCommon(element, entry, depth, baseUrl);
        ReadChildren(element, entry, depth + 1, baseUrl);
    }

    /// <summary>CDF says in attributes what others say in elements.</summary>
    private void ReadCommon(XElement element, FeedDraft draft, int depth, Uri? baseUrl)
    {
        if (!element.HasAttributes) return;
        var name = element.Name.LocalName;
        if (depth > 0 && !name.Equals("channel", StringComparison.OrdinalIgnoreCase) && !name.Equals("item", StringComparison.OrdinalIgnoreCase)) return;
        foreach (var attribute in element.Attributes())
        {
            if (attribute.Name.LocalName.Equals("href", StringComparison.OrdinalIgnoreCase)) draft.Link ??= FeedLinks.Resolve(attribute.Value, baseUrl);
            if (attribute.Name.LocalName.Equals("lastmod", StringComparison.OrdinalIgnoreCase)) draft.Updated = Date(attribute.Value);
        }
    }

    private static void ReadId(XElement element, FeedDraft draft, int depth, Uri? baseUrl)
    {
        var value = EmbeddedMarkup.Plain(element);
        var flag = element.HasAttributes ? element.Attributes().FirstOrDefault(a => a.Name.LocalName.Equals("isPermaLink", StringComparison.OrdinalIgnoreCase)) : null;
        var isLink = flag is null || flag.Value == "true";
        if (isLink) value = FeedLinks.ResolveStated(value, baseUrl);
        draft.OfferId(value, depth);
        if (isLink && value.Length > 0) draft.PermanentId ??= value;
    }

    /// <summary>A second description beside the first is the content, as long as no element of its own carries that.</summary>
    private static void ReadSummary(XElement element, FeedDraft draft, int depth)
    {
        var value = EmbeddedMarkup.Read(element);
        if (draft.Summary is not null && !draft.HasContent) draft.OfferContent(value);
        else draft.OfferSummary(value, depth);
    }

    private void ReadSource(XElement element, FeedDraft draft, int depth, Uri? baseUrl)
    {
        var source = new FeedDraft();
        if (element.HasElements) ReadChildren(element, source, depth + 1, baseUrl);
        draft.Source = source;
    }

    private static void ReadCategory(XElement element, FeedDraft draft)
    {
        var text = element.HasElements ? "" : EmbeddedMarkup.Plain(element);
        draft.AddCategory(element.HasAttributes ? (string?)element.Attribute(Label) ?? (string?)element.Attribute(Term) ?? (string?)element.Attribute(Text) ?? text : text);
        if (element.HasElements) foreach (var nested in element.Elements()) ReadCategory(nested, draft);
    }

    private DateTimeOffset? DateIn(XElement element) => Date(EmbeddedMarkup.Plain(element));

    private DateTimeOffset? Date(string text) => PublishedDate.Parse(text, document.FetchedAt, document.AssumedOffset);

    /// <summary>CDF's own attribute counts beside <c>xml:base</c>.</summary>
    private static string? StatedBase(XElement element) =>
        (string?)element.Attribute(XmlBase) ?? (string?)element.Attribute(CdfBase) ?? (string?)element.Attribute(CdfUpperBase);

    private static Uri? BaseIn(XElement element, Uri? outer)
    {
        if (!element.HasAttributes || StatedBase(element) is not { } stated) return outer;
        var isUrl = outer is null ? Uri.TryCreate(stated.Trim(), UriKind.Absolute, out var url) : Uri.TryCreate(outer, stated.Trim(), out url);
        return isUrl && url!.Scheme is ("http" or "https") ? url : outer;
    }
}
