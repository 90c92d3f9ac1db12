using System.Buffers;
using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Reads who wrote an article, from JSON-LD, meta elements and the visible byline; invents nobody. A site or an organisation is no author.</summary>
internal static partial class AuthorReader
{
    private const int ShortLine = 160;

    private static readonly string[] MetaNames =
        ["article:author_name", "parsely-author", "sailthru.author", "byl", "citation_author", "cxenseparse:author", "shareaholic:article_author_name", "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "dc.contributor", "dcsext.author", "creator"];

    // Every alternative of the pattern of bylines has one of these; looking for them costs far less than the pattern.
    private static readonly SearchValues<string> BylineWords = SearchValues.Create(
        ["by", "von", "par", "por", "di", "door", "av", "aut", "text", "tekst", "redaktion", "oleh", "автор", "текст", "作者", "文", "记者", "記者", "通讯员"], StringComparison.OrdinalIgnoreCase);

    private static readonly ulong AuthorBit = ClassWords.Shipped.Bit("author");
    private static readonly ulong PictureBits = ArticleFrame.Bits("image", "caption");

    /// <summary>Who wrote it, where that was read, and the byline as shown.</summary>
    internal readonly record struct Reading(IReadOnlyList<string> Authors, string Origin, string? Byline);

    private readonly record struct Shown(List<string> Names, TextBlock Line, bool Marked, bool Labelled);

    /// <summary>Reads the authors in order.</summary>
    internal static Reading Read(PageHead head, ArticleFrame frame, SiteNames site)
    {
        var shown = Visible(frame, site);
        var byline = shown?.Line.Text;
        var linked = PersonNames.OfAll(head.Linked?.Authors ?? []);
        if (linked.Exists(name => IsAuthor(name, site)))
            return Longer(linked, shown) is { } whole ? new Reading(whole, "visible text", byline) : new Reading(linked, "json-ld", byline);
        if (shown is { Marked: true } && shown.Value.Names.Exists(name => !site.Is(name)))
            return new Reading(shown.Value.Names, "visible text", byline);
        foreach (var (name, values) in Metas(head))
            if (PersonNames.OfAll(values) is var stated && stated.Exists(author => IsAuthor(author, site)))
                return Longer(stated, shown) is { } whole ? new Reading(whole, "visible text", byline) : new Reading(stated, name, byline);
        if (shown is not null && (linked.Count == 0 && !shown.Value.Marked || shown.Value.Labelled))
            return new Reading(shown.Value.Names, "visible text", byline);
        if (shown is { Marked: true })
            return new Reading(shown.Value.Names, "visible text", byline);
        if (linked.Count == 0 && Metas(head).SelectMany(meta => meta.Values).FirstOrDefault(PersonNames.IsDesk) is { } desk)
            return new Reading([desk.Trim()], "twitter:data1", byline);
        linked = linked.Exists(name => PersonNames.IsOrganisation(name) && !site.Is(name)) ? [] : linked;
        return new Reading(linked, linked.Count > 0 ? "json-ld" : "", byline);
    }

    // Cards of social networks have pairs of a label and a value, the first of which names the author.
    private static IEnumerable<(string Name, IReadOnlyList<string> Values)> Metas(PageHead head)
    {
        foreach (var name in MetaNames)
            yield return (name, head.All(name));
        if (head.First("twitter:label1").Value is { } label && WrittenBy().IsMatch(label))
            yield return ("twitter:data1", head.All("twitter:data1"));
    }

    private static bool IsAuthor(string name, SiteNames site) => PersonNames.IsAgency(name) || !site.Is(name) && !PersonNames.IsOrganisation(name);

    // A first name that the byline gives in full is the byline's.
    private static List<string>? Longer(List<string> stated, Shown? shown) =>
        stated is [var only] && !only.Contains(' ', StringComparison.Ordinal) && shown is { Names: [var full] } && full.StartsWith(only + " ", StringComparison.OrdinalIgnoreCase) ? [full] : null;

    private static Shown? Visible(ArticleFrame frame, SiteNames site)
    {
        // What stands between the heading and the text is of the article, whatever its class says.
        var near = frame.Above.Where(block => block.Index >= frame.Heading - 6).Concat(frame.Below)
            .Where(block => block.Text.Length <= ShortLine && (!ArticleFrame.IsForeign(block) || block.Index > frame.Heading && block.Index < frame.First) && (block.Container.Words & PictureBits) == 0).ToList();
        var lines = near.Where(block => !Credit().IsMatch(block.Text)).ToList();
        return First(block => Named(block) is var names && names.Exists(name => !site.Is(name) || PersonNames.IsPerson(name)) ? names : [], true, false, near) ?? First(block => Persons(Labelled(block, frame), site), false, true)
            ?? First(block => Persons(Dated(block, frame), site).Where(PersonNames.IsPerson).ToList(), false, true)
            ?? First(block => Persons(Signed(block, frame), site).Where(PersonNames.IsPerson).ToList(), false, true)
            ?? First(block => block.Index > frame.Last ? [] : Persons(Classed(block), site).Where(PersonNames.IsPerson).ToList(), false, false)
            ?? First(Named, true, false, near)
            ?? First(block => PersonNames.OfAll(Worded(block), running: true), false, true);

        List<string> Named(TextBlock block) => Marked(block) is { Count: > 0 } names && !PictureCredit().IsMatch(block.Text) ? PersonNames.OfAll(names, running: true) : [];

        Shown? First(Func<TextBlock, List<string>> read, bool marked, bool labelled, List<TextBlock>? among = null)
        {
            foreach (var line in among ?? lines)
                if (read(line) is { Count: > 0 and < 9 } names)
                    return new Shown(names, line, marked, labelled);
            return null;
        }
    }

    private static List<string> Persons(IEnumerable<string> statements, SiteNames site) => [.. PersonNames.OfAll(statements, running: true).Where(name => !site.Is(name) && !PersonNames.IsOrganisation(name))];

    // The names that the markup itself marks: rel=author, itemprop=author, hCard, links to an author's page.
    private static List<string> Marked(TextBlock block)
    {
        var names = new List<string>();
        MarkupElement? last = null;
        foreach (var node in block.Nodes)
        {
            var element = node.ParentElement;
            for (var level = 0; level < 3 && element is not null; level++, element = element.ParentElement)
                if (IsMark(element))
                {
                    if (!ReferenceEquals(element, last) && PageHead.Clean((last = element).TextContent) is { Length: > 1 and < 100 } text)
                        names.Add(text);
                    break;
                }
        }
        return names;
    }

    private static bool IsMark(MarkupElement element) =>
        element.LocalName == "a" && element.GetAttribute("href") is { } href && (HasWord(element.GetAttribute("rel"), "author") || AuthorPage().IsMatch(href))
        || element.GetAttribute("itemprop") is "author" or "creator" || HasWord(element.ClassName, "fn") && element.LocalName is "a" or "span" && HasWord(element.ParentElement?.ClassName, "author");

    private static bool HasWord(string? list, string word) => list is not null && list.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Labelled(TextBlock block, ArticleFrame frame)
    {
        if (AfterLabel(block) is { } linked)
            return [linked];
        if (AfterOrigin().Match(block.Text) is { Success: true } named)
            return PersonNames.Of(named.Groups["who"].Value, running: true);
        if (Byline(block) is { } match)
            return PersonNames.Of(match.Groups["who"].Value, running: true).Where(name => match.Groups["verb"].Success || PersonNames.IsPerson(name));
        // The label may stand in a line of its own.
        return block.Index > 0 && LabelOnly().IsMatch(frame.Tree.Blocks[block.Index - 1].Text) && block.Measure.Words < 12 && block.Measure.Digits == 0 ? PersonNames.Of(block.Text, running: true).Where(PersonNames.IsPerson) : [];
    }

    // The words of a blog's own line, whose writer may bear the name of the site.
    private static IEnumerable<string> Worded(TextBlock block) => Byline(block) is { } match && match.Groups["verb"].Success ? [match.Groups["who"].Value] : [];

    private static Match? Byline(TextBlock block) => block.Text.AsSpan().ContainsAny(BylineWords) && BylinePattern().Match(block.Text) is { Success: true } match ? match : null;

    // "by" before a link: the link is the author, however the name looks.
    private static string? AfterLabel(TextBlock block)
    {
        for (var i = 1; i < block.Nodes.Length && block.Links > 0; i++)
            if (block.Nodes[i].ParentElement is { LocalName: "a" } && block.Nodes[i - 1].ParentElement is not { LocalName: "a" } && LabelAtEnd().IsMatch(block.Nodes[i - 1].Data))
                return PageHead.Clean(block.Nodes[i].Data);
        return null;
    }

    // "11.12.2019 - Jane Roe": a part of the line with the date.
    private static IEnumerable<string> Dated(TextBlock block, ArticleFrame frame) =>
        block.Index <= frame.First + 1 && block.Text.Length < 90 && block.Measure.Digits >= 4 && DateMark().IsMatch(block.Text)
            ? PartPattern().Split(block.Text).Concat((block.InlineWords & AuthorBit) != 0 ? block.Nodes.Select(node => PageHead.Clean(node.Data) ?? "") : []).Where(part => part.Contains(' ', StringComparison.Ordinal) && !part.Any(char.IsDigit)) : [];

    // A bold line of a body that is nothing but a person's name, above its text or under it, signs it.
    private static IEnumerable<string> Signed(TextBlock block, ArticleFrame frame) =>
        (block.Index <= frame.First + 1 || block.Index >= frame.Last - 1) && (frame.Holds(block) || block.Index == frame.Last + 1 && IsAtRight(block)) && block.BoldWeight == block.Weight && block.Container.Kind != ElementKind.Heading
            && block.Text.Contains(' ', StringComparison.Ordinal) && block.Measure is { Words: < 5, Digits: 0 } ? [block.Text] : [];

    private static bool IsAtRight(TextBlock block)
    {
        var element = block.Nodes[0].ParentElement;
        for (var level = 0; level < 3 && element is not null; level++, element = element.ParentElement)
            if (element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal).Contains("text-align:right", StringComparison.OrdinalIgnoreCase) == true || element.GetAttribute("align") is "right")
                return true;
        return false;
    }

    // A line of an element that is named for the author holds the name, with the date perhaps.
    private static IEnumerable<string> Classed(TextBlock block)
    {
        if (((block.InlineWords | block.Container.Words | (block.Container.Parent?.Words ?? 0)) & AuthorBit) == 0 || block.Text.Length > 90 || block.Measure.Ends > 3)
            return [];
        if (block.Nodes.Length > 1 && block.Nodes.Select(node => PageHead.Clean(node.Data)).OfType<string>().Where(text => text.Any(char.IsLetter)).ToList() is { Count: > 1 } lines && lines.TrueForAll(PersonNames.IsPerson))
            return lines;
        return PartPattern().Split(block.Text).Where(part => !part.Any(char.IsDigit));
    }

    [GeneratedRegex(@"written|author|verfasst|geschrieben|autor|escrito|écrit|publié par|scritto|napisa|автор|作者", RegexOptions.IgnoreCase)]
    private static partial Regex WrittenBy();

    [GeneratedRegex(@"^\W*(?:foto|photo|bild|image|picture|video|grafik|illustration|zdj|фото|图|圖)|©|getty images|shutterstock", RegexOptions.IgnoreCase)]
    private static partial Regex Credit();

    [GeneratedRegex(@"^\W*(?:foto|photo|bild|image|picture|video|grafik|illustration|zdj|фото|图|圖)", RegexOptions.IgnoreCase)]
    private static partial Regex PictureCredit();

    [GeneratedRegex(@"/(?:author|authors|autor|autoren|autores|auteur|auteurs|profile|people|by|redakteure|journalists?|writers?|contributors?)/[^/?]+/?(?:\?.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex AuthorPage();

    [GeneratedRegex(@"(?:^|\s)(?:by|von|par|por|di|door|av|af|przez|autor(?:in)?|author|auteur|oleh)\s*:?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex LabelAtEnd();

    [GeneratedRegex(@"^(?:(?:written |posted |published )?by|von|par|autor(?:[*:]?in)?|autorin/autor|authors?|auteurs?(?:\(s\))?|autores?|作者|文|記者|redaktion)\s*[:：]?$", RegexOptions.IgnoreCase)]
    private static partial Regex LabelOnly();

    // "文 | a site,作者|a person": the first is where the text comes from.
    [GeneratedRegex(@"^文\s*[|｜:：][^,，]{2,24}[,，;；]\s*作者\s*[|｜:：]\s*(?<who>.{2,40})$", RegexOptions.ExplicitCapture)]
    private static partial Regex AfterOrigin();

    [GeneratedRegex(@"\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{4}-\d\d-\d\d|(?:19|20)\d\d\b")]
    private static partial Regex DateMark();

    [GeneratedRegex(@"\s*[|•·–—]\s*|\s+-\s+|\s{2,}")]
    private static partial Regex PartPattern();

    [GeneratedRegex(
        @"(?:^|[\s(（,，\]】])(?:作者|文字|文|撰文|本报记者|记者|記者|通讯员)\s*[:：/|｜]\s*(?<who>[\p{IsCJKUnifiedIdeographs}A-Za-z·]{2,12}(?:[\s、,，][\p{IsCJKUnifiedIdeographs}]{2,4}){0,3})|(?:^|[\s(（])(?:本报|本网)?记者\s?(?<who>[\p{IsCJKUnifiedIdeographs}]{2,3}(?:[、\s][\p{IsCJKUnifiedIdeographs}]{2,3}){0,3}(?:\s?通讯员\s?[\p{IsCJKUnifiedIdeographs}]{2,3}(?:[、\s][\p{IsCJKUnifiedIdeographs}]{2,3}){0,3})?)\s*(?:$|[)）])"
        + @"|(?:^|[|•·–—-]\s*|\d{4},?\s+|uhr,?\s+|^(?:[Ee]ine?|[Uu]ne?|[Uu]na|[Aa]n?)\s\p{L}+\s)(?:[Ww]ritten |[Pp]osted |[Pp]ublished |[Vv]eröffentlicht |[Gg]eschrieben |[Ee]rstellt |[Gg]espeichert |[Vv]erfasst |[Pp]ublié |[Pp]ublicado |[Ee]scrito |[Ss]critto )?(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]utor(?:in|innen|en|a)?|AUTOR|[Aa]uthor|[Aa]uteur|[Tt]exte?|[Tt]exto|[Tt]ekst|[Rr]edaktion|[Oo]leh|Автор|автор|Текст)(?:/[Aa]utor(?:in)?)?\s*:?\s+(?<who>(?:(?:Dr|Prof)\.\s)*\p{Lu}[\p{L}.'’-]+(?:\s+(?:(?:de|da|dos|del|van|von|der|den|la|el|al|bin)\s+){0,2}\p{Lu}[\p{L}.'’-]*){1,3}(?:(?:,\s*|\s+(?:and|und|et|y|e|og|och|&)\s+)\p{Lu}[\p{L}.'’-]+(?:\s+(?:(?:de|da|dos|del|van|von|der|den|la|el|al|bin)\s+){0,2}\p{Lu}[\p{L}.'’-]+){1,3})*)"
        + @"|(?:^|[|•·–—-]\s*)(?<verb>[Pp]osted by|[Ww]ritten by|[Gg]eschrieben von|[Gg]espeichert von|[Ee]rstellt von|[Vv]erfasst von|[Aa]uthor:|[Pp]ublished by|[Pp]ublicado por|[Pp]ublié par)\s*:?\s+(?<who>[\p{L}\d._-]{2,30})(?=$|\s(?:am|on|at|le|el|um|in)\s|\s?[@|,•·–—-])"
        + @"|\d:\d\d(?:\suhr)?,?\s+(?<verb>[Bb]y|[Vv]on|[Pp]ar|[Pp]or)\s+(?<who>\p{Lu}[\p{L}\d._-]{1,30})$"
        + @"|\s(?<verb>by|von)\s+(?<who>\p{L}[\p{L}\d._-]{2,30})(?=\s(?:am|on)\s(?:\p{L}{3,9}\.?\s\d{1,2}\b|\d{1,2}[.\s]))",
        RegexOptions.ExplicitCapture)]
    private static partial Regex BylinePattern();
}
