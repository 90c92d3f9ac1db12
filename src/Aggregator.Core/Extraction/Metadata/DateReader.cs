using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;
using Aggregator.Core.Parsing;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>
/// Reads when an article was published and changed. Every place that may tell is a candidate with a plausibility; the best one wins,
/// none wins below a threshold. A change is never taken for the publication.
/// </summary>
internal sealed partial class DateReader
{
    private const float Stated = 9, Loose = 5, Address = 5.3f, Labelled = 8, Element = 6.5f, Classed = 6, Bare = 5.5f, Mentioned = 4, Least = 2;
    private const int ShortLine = 160;

    // What editors' systems write as the time of publication, and names that some use for the time the page was made.
    private static readonly string[] PublishedNames =
        ["article:published_time", "datePublished", "og:published_time", "rnews:datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date",
         "article.published", "published-date", "date.published", "article_date_original", "cxenseparse:recs:publishtime", "weibo:article:create_at", "og:release_date", "apub:time", "bt:pubdate", "citation_publication_date"];
    private static readonly string[] LooseNames =
        ["og:article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "dc.date.created", "datecreated", "created", "pubtime", "dcsext.articlefirstpublished", "citation_date"];
    private static readonly string[] ModifiedNames =
        ["article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "weibo:article:update_at", "article:updated_time"];

    private static readonly ulong DateBit = ArticleFrame.Bits("date");

    private readonly PageDocument _page;
    private readonly TimeSpan? _offset;
    private readonly bool _monthFirst;
    private readonly List<Candidate> _found = [];
    private (DateTimeOffset? Date, string Origin) _changed;

    private DateReader(PageDocument page, TimeSpan? offset, string? language) =>
        (_page, _offset, _monthFirst) = (page, offset, language == "en" && !DayFirstCountry().IsMatch(page.Url.Host));

    /// <summary>What was read of both dates, with where it was read.</summary>
    internal readonly record struct Reading((DateTimeOffset? Date, string Origin) Published, (DateTimeOffset? Date, string Origin) Modified);

    private readonly record struct Candidate(DateTimeOffset Date, string Origin, float Weight);

    /// <summary>Reads both dates.</summary>
    internal static Reading Read(PageDocument page, PageHead head, ArticleFrame frame, TimeSpan? offset, string? language)
    {
        var reader = new DateReader(page, offset, language);
        reader.FromHead(head);
        reader.FromAddress();
        reader.FromText(frame);
        return new Reading(reader.Best(), reader._changed);
    }

    /// <summary>The date in the text or attribute of one element.</summary>
    internal static DateTimeOffset? OfElement(MarkupElement element, PageDocument page, TimeSpan? offset) =>
        WrittenDate.Find(element.GetAttribute("datetime"), page.FetchedAt, offset) ?? WrittenDate.Find(element.TextContent.Trim(), page.FetchedAt, offset);

    private void FromHead(PageHead head)
    {
        Add(head.Linked?.Published, "json-ld", Stated + 0.4f);
        foreach (var name in PublishedNames)
            Add(head.First(name).Value, name, name == "article:published_time" ? Stated + 0.4f : Stated);
        foreach (var name in LooseNames)
            Add(head.First(name).Value, name, Loose);
        Change(Find(head.Linked?.Modified), "json-ld");
        foreach (var name in ModifiedNames)
            Change(Find(head.First(name).Value), name);
    }

    private void FromAddress()
    {
        var path = _page.Url.AbsolutePath;
        if (YearFirstPath().Match(path) is { Success: true } match || DayFirstPath().Match(path) is { Success: true } other && (match = other) is not null)
            Add($"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}", "url", Address);
    }

    private void FromText(ArticleFrame frame)
    {
        TextBlock? before = null;
        foreach (var block in frame.Above)
        {
            FromLine(block, before, frame, block.Index < frame.Heading ? 0.5f : 0);
            before = block;
        }
        foreach (var block in frame.Below)
        {
            FromLine(block, before, frame, 2.3f);
            before = block;
        }
    }

    private void FromLine(TextBlock block, TextBlock? before, ArticleFrame frame, float penalty)
    {
        if (block.Measure.Digits == 0 && !block.Text.AsSpan().ContainsAny('天', '日', 'o') && before is null)
            return;
        if (ArticleFrame.IsForeign(block))
            penalty += 2.2f;
        penalty += 0.02f * Math.Abs(block.Index - frame.First);
        foreach (var time in Times(block))
            FromTime(time, block, before, penalty);
        if (block.Measure.Digits < 3)
            return;
        var inBody = frame.Holds(block);
        if (block.Text.Length > ShortLine || inBody && block.Text.Length > 60)
        {
            // A long paragraph may begin with its date, as agencies' do.
            if (inBody && block.Index <= frame.First + 3 && Opening().Match(block.Text) is { Success: true } opening)
                Add(opening.Value, "visible text", Bare - penalty);
            return;
        }
        FromShort(block, before, inBody ? penalty + 0.3f : penalty);
    }

    private void FromShort(TextBlock block, TextBlock? before, float penalty)
    {
        var text = block.Text;
        var published = PublishedLabel().Match(text);
        var changed = ChangedLabel().Match(text);
        if (changed.Success)
            Change(Find(text[changed.Index..]), "visible text");
        if (published.Success && Find(text[published.Index..]) is { } labelled)
            _found.Add(new Candidate(labelled, "visible text", (changed.Success && changed.Index < published.Index ? Classed : Labelled) - penalty));
        else if (changed.Success)
            Add(text[..changed.Index], "visible text", Classed - penalty);
        else if (!OtherDate().IsMatch(text) && Find(text) is { } date)
            _found.Add(new Candidate(date, "visible text", Plainness(block, before) - penalty));
    }

    private static float Plainness(TextBlock block, TextBlock? before) =>
        before is not null && before.Text.Length < 30 && before.Index == block.Index - 1 && PublishedLabel().IsMatch(before.Text) ? Labelled
        : before is not null && before.Text.Length < 30 && before.Index == block.Index - 1 && ChangedLabel().IsMatch(before.Text) ? Least - 1
        : (ArticleFrame.Words(block) & DateBit) != 0 ? Classed : block.Text.Length <= 40 || Opening().IsMatch(block.Text) ? Bare : Mentioned;

    private void FromTime(MarkupElement time, TextBlock block, TextBlock? before, float penalty)
    {
        var date = Find(time.GetAttribute("datetime")) ?? Find(PageHead.Clean(time.TextContent));
        var at = block.Text.IndexOf(PageHead.Clean(time.TextContent) ?? "\n", StringComparison.Ordinal);
        var lead = at > 0 ? block.Text[..at] : before is { Text.Length: < 30 } ? before.Text : "";
        var name = $"{time.GetAttribute("itemprop")} {time.ClassName}";
        if (name.Contains("modified", StringComparison.OrdinalIgnoreCase) || name.Contains("updated", StringComparison.OrdinalIgnoreCase) && !name.Contains("published", StringComparison.OrdinalIgnoreCase)
            || ChangedLabel().IsMatch(lead) && !PublishedLabel().IsMatch(lead))
            Change(date, "time");
        else if (date is { } read)
            _found.Add(new Candidate(read, "time", (name.Contains("datePublished", StringComparison.OrdinalIgnoreCase) || time.HasAttribute("pubdate") || PublishedLabel().IsMatch(lead) ? Labelled : Element) - penalty));
    }

    private static IEnumerable<MarkupElement> Times(TextBlock block)
    {
        MarkupElement? last = null;
        foreach (var node in block.Nodes)
        {
            var element = node.ParentElement;
            for (var level = 0; level < 3 && element is not null; level++, element = element.ParentElement)
                if (element.LocalName == "time" || element.GetAttribute("itemprop") is "datePublished")
                {
                    if (!ReferenceEquals(element, last))
                        yield return last = element;
                    break;
                }
        }
    }

    private (DateTimeOffset? Date, string Origin) Best()
    {
        if (_found.Count == 0)
            return (null, "");
        var best = _found.MaxBy(candidate => candidate.Weight + (candidate.Date.TimeOfDay == TimeSpan.Zero ? 0 : 0.1f) + 0.3f * _found.Count(other => other.Date.Date == candidate.Date.Date && other.Origin != candidate.Origin));
        if (best.Weight < Least)
            return (null, "");
        return (WithTime(InZone(best.Date)), best.Origin);
    }

    // A moment given in UTC whose local day the address or the shown date tells keeps the moment and takes the nearest offset of that day.
    private DateTimeOffset InZone(DateTimeOffset date)
    {
        if (date.Offset != TimeSpan.Zero || date.TimeOfDay == TimeSpan.Zero)
            return date;
        var locals = _found.Where(candidate => candidate is { Origin: "url" or "time" or "visible text", Weight: >= Address - 1 }).ToList();
        if (locals.Exists(local => local.Date.Date == date.Date))
            return date;
        foreach (var local in locals)
            if (local.Date.Date == date.Date.AddDays(1) && date.Hour >= 18)
                return date.ToOffset(TimeSpan.FromHours(24 - date.Hour));
            else if (local.Date.Date == date.Date.AddDays(-1) && date.Hour < 8)
                return date.ToOffset(TimeSpan.FromHours(-date.Hour - 1));
        return date;
    }

    // A day alone takes the time of day that another place gives for it.
    private DateTimeOffset WithTime(DateTimeOffset date) => date.TimeOfDay != TimeSpan.Zero ? date
        : _found.Where(candidate => candidate.Date.Date == date.Date && candidate.Date.TimeOfDay != TimeSpan.Zero && candidate.Weight >= Mentioned).OrderByDescending(candidate => candidate.Weight)
            .Select(candidate => (DateTimeOffset?)candidate.Date).FirstOrDefault() ?? date;

    private void Add(string? text, string origin, float weight)
    {
        if (Find(text) is { } date)
            _found.Add(new Candidate(date, origin, weight));
    }

    private void Change(DateTimeOffset? date, string origin)
    {
        if (_changed.Date is null && date is not null)
            _changed = (date, origin);
    }

    private DateTimeOffset? Find(string? text) =>
        WrittenDate.Find(text, _page.FetchedAt, _offset, _monthFirst) is { } date && (_page.FetchedAt == default || date < _page.FetchedAt.AddDays(2)) ? date : null;

    [GeneratedRegex(@"(?<=[/_-]|[/_]t)(?<y>(?:19|20)\d\d)(?<s>[/_-]?)(?<m>0?[1-9]|1[0-2])\k<s>(?<d>0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?![\d])", RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirstPath();

    [GeneratedRegex(@"(?<=[/_-])(?<d>0[1-9]|[12]\d|3[01])[-_](?<m>0[1-9]|1[0-2])[-_](?<y>20\d\d)(?!\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex DayFirstPath();

    [GeneratedRegex(@"^\D{0,30}(?:\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{4}-\d\d-\d\d|\d{4}年\d{1,2}月\d{1,2}日)(?=\s?[-–—.:,)|】]|\s|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    [GeneratedRegex(@"published|posted|first aired|date:|pub\.? date|veröffentlicht|erschienen|erscheinungsdatum|erstellt|datum|publié|paru le|\bstand\b|publicado|publicada|fecha|pubblicato|gepubliceerd|geplaatst|opublikowano|publikacja|dodano|utworzono|publicerad|publisert|udgivet|julkaistu|yayın|опубликован|дата|δημοσί|ημερομηνία|zveřejněno|发布|發布|发表|發表|刊登|时间|時間|日期|公開|配信|掲載|입력|등록|게시", RegexOptions.IgnoreCase)]
    private static partial Regex PublishedLabel();

    [GeneratedRegex(@"\bupdated|\bmodified|last (?:update|change|edit)|\brevised|\bakt\.|aktualisiert|geändert|letzte (?:änderung|aktualisierung)|editiert|mis à jour|modifié|actualizad|atualizad|aggiornat|bijgewerkt|aktualizac|zmodyfikowano|uppdaterad|oppdatert|opdateret|päivitetty|güncelle|обновл|измен|ενημέρωση|ενημερώθηκε|更新|修改|수정", RegexOptions.IgnoreCase)]
    private static partial Regex ChangedLabel();

    [GeneratedRegex(@"©|copyright|all rights|\bborn\b|geboren|since|seit |until|bis zum|deadline|joined|member|registriert|anmeld|event|veranstaltung|version|版权|有效|截止|\bISSN|\bbis\b|\d\s?[-–]\s?\d{1,2}\.\s?\d{1,2}\.", RegexOptions.IgnoreCase)]
    private static partial Regex OtherDate();

    [GeneratedRegex(@"\.(?:uk|au|nz|ie|in|za|sg|my|ng|ke|gh|pk|bd|lk|mt|ls|tz|na|zw)$", RegexOptions.IgnoreCase)]
    private static partial Regex DayFirstCountry();
}
