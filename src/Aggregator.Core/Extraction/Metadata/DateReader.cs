using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;
using Aggregator.Core.Parsing;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>
/// Reads when an article was published and changed. Every place that may tell is a candidate with a plausibility; the best one wins,
/// none wins below a threshold. A change is never taken for the publication when the page tells one.
/// </summary>
internal sealed partial class DateReader
{
    private const float Loose = 5, Labelled = 8, Element = 6.5f, Classed = 6, Bare = 5.5f, Mentioned = 4, Doubtful = 1;
    private const int ShortLine = 160;

    private static readonly ulong DateBit = ArticleFrame.Bits("date"), OthersBits = ArticleFrame.Bits("comment", "related", "popular");

    private readonly PageDocument _page;
    private readonly TimeSpan? _offset;
    private readonly string? _language;
    private readonly bool _monthFirst;
    private readonly DateCandidates _found = new();

    private DateReader(PageDocument page, TimeSpan? offset, string? language) =>
        (_page, _offset, _language, _monthFirst) = (page, offset, language, language == "en" && !DayFirstCountry().IsMatch(page.Url.Host));

    /// <summary>What was read of both dates, with where it was read.</summary>
    internal readonly record struct Reading((DateTimeOffset? Date, string Origin) Published, (DateTimeOffset? Date, string Origin) Modified);

    /// <summary>Reads both dates.</summary>
    internal static Reading Read(PageDocument page, PageHead head, ArticleFrame frame, TimeSpan? offset, string? language)
    {
        var reader = new DateReader(page, offset, language);
        reader.FromHead(head);
        var (day, parted) = AddressDate.Find(page.Url);
        reader._found.Add(reader.Find(day), "url", parted ? DateCandidates.Address : DateCandidates.Address - 0.1f);
        reader.FromText(frame);
        if (!reader._found.Any)
            reader.FromWholePage(frame.Tree);
        return new Reading(reader._found.Best(), reader._found.Change);
    }

    /// <summary>The date in the text or attribute of one element.</summary>
    internal static DateTimeOffset? OfElement(MarkupElement element, PageDocument page, TimeSpan? offset) =>
        WrittenDate.Find(element.GetAttribute("datetime"), page.FetchedAt, offset) ?? WrittenDate.Find(element.TextContent.Trim(), page.FetchedAt, offset);

    private void FromHead(PageHead head)
    {
        _found.Add(Find(head.Linked?.Published), "json-ld", DateCandidates.Stated + 0.4f);
        foreach (var name in DateNames.Published)
            _found.Add(Find(head.First(name).Value), name, name == "article:published_time" ? DateCandidates.Stated + 0.4f : DateCandidates.Stated);
        foreach (var name in DateNames.Loose)
            _found.Add(Find(head.First(name).Value), name, Loose);
        _found.AddChange(Find(head.Linked?.Modified), "json-ld");
        foreach (var name in DateNames.Modified)
            _found.AddChange(Find(head.First(name).Value), name);
        // "Title | Site | 19.01.2020"
        foreach (var part in $"{head.Title}".Split([" | ", " - ", " – "], StringSplitOptions.TrimEntries))
            if (part.Length is >= 8 and <= 20)
                _found.Add(Find(part), "title", Mentioned + 0.3f);
    }

    private void FromText(ArticleFrame frame)
    {
        FromLines(frame.Above, frame, frame.First, below: false, block => block.Index < frame.Heading ? 0.5f : 0);
        FromLines(frame.AtTitle, frame, frame.Title, below: false, _ => 0.3f);
        FromLines(frame.Below, frame, frame.First, below: true, _ => 2.3f);
        foreach (var block in frame.Within)
            if (block.Text.Length <= ShortLine && DateLabels.Published().Match(block.Text) is { Success: true, Index: <= 2 } && !DateLabels.Other().IsMatch(block.Text))
                _found.Add(FindIn(block), "visible text", Mentioned + 0.5f - 0.02f * (block.Index - frame.First));
    }

    private void FromLines(IEnumerable<TextBlock> blocks, ArticleFrame frame, int anchor, bool below, Func<TextBlock, float> penalty)
    {
        TextBlock? before = null;
        foreach (var block in blocks)
        {
            // Below the text stand comments and other articles; above it, their names are often those of a count or a link.
            var foreign = below && IsOfOthers(block.Container) ? 6 : ArticleFrame.IsForeign(block) ? 2.2f : 0;
            FromLine(block, before, frame, penalty(block) + foreign + 0.02f * Math.Abs(block.Index - anchor));
            before = block;
        }
    }

    private static bool IsOfOthers(PageElement? element)
    {
        for (var level = 0; level < 3 && element is not null; level++, element = element.Parent)
            if ((element.Words & OthersBits) != 0)
                return true;
        return false;
    }

    private void FromLine(TextBlock block, TextBlock? before, ArticleFrame frame, float penalty)
    {
        if (block.Measure.Digits == 0 && !block.Text.AsSpan().ContainsAny('天', '日', 'o') && before is null)
            return;
        foreach (var mark in DateMarks.In(block))
            FromMark(mark, block, before, penalty);
        if (block.Measure.Digits < 3)
            return;
        var inBody = frame.Holds(block);
        if (block.Text.Length > ShortLine || inBody && block.Text.Length > 60)
        {
            if (inBody && block.Index <= frame.First + 5 && DateLabels.Opening().Match(block.Text) is { Success: true } opening)
                _found.Add(Find(opening.Value), "visible text", Bare - penalty);
            return;
        }
        FromShort(block, before, inBody ? penalty + 0.3f : penalty);
    }

    private void FromShort(TextBlock block, TextBlock? before, float penalty)
    {
        var text = block.Text;
        var published = DateLabels.Published().Match(text);
        var changed = DateLabels.Changed().Match(text);
        if (changed.Success)
            _found.AddChange(Find(text[changed.Index..]), "visible text");
        if (published.Success && Find(text[published.Index..]) is { } labelled)
            _found.Add(labelled, "visible text", (changed.Success && changed.Index < published.Index ? Classed : Labelled) - penalty);
        else if (changed.Success)
            _found.Add(Find(text[..changed.Index]), "visible text", Classed - penalty);
        else if (!DateLabels.Other().IsMatch(text))
            _found.Add(FindIn(block), "visible text", Plainness(block, Lead(block, before)) - penalty);
    }

    private static float Plainness(TextBlock block, string lead) => DateLabels.Published().IsMatch(lead) ? Labelled : DateLabels.Changed().IsMatch(lead) ? Doubtful
        : (ArticleFrame.Words(block) & DateBit) != 0 || DateLabels.Name().IsMatch($"{block.Container.ClassName} {block.Container.Id} {block.Container.Parent?.ClassName}") ? Classed
        : block.Text.Length <= 40 || DateLabels.Opening().IsMatch(block.Text) ? Bare : Mentioned;

    // A short line right before may be the date's label, unless it has a date of its own.
    private static string Lead(TextBlock block, TextBlock? before) =>
        before is { Text.Length: < 30, Measure.Digits: < 4 } && before.Index == block.Index - 1 ? before.Text : "";

    private void FromMark(MarkupElement mark, TextBlock block, TextBlock? before, float penalty)
    {
        var date = OfMark(mark);
        var at = block.Text.IndexOf(PageHead.Clean(mark.TextContent) ?? "\n", StringComparison.Ordinal);
        var lead = at > 0 ? block.Text[..at] : before is { Text.Length: < 30, Measure.Digits: < 4 } ? before.Text : "";
        if (DateMarks.IsChange(mark) || DateLabels.Changed().IsMatch(lead) && !DateLabels.Published().IsMatch(lead))
            _found.AddChange(date, "time");
        else
            _found.Add(date, "time", (DateMarks.IsPublication(mark) || DateLabels.Published().IsMatch(lead) ? Labelled : mark.LocalName == "time" ? Element : Classed) - penalty);
    }

    // Where nothing near the article tells a day, the page may tell but one.
    private void FromWholePage(PageTree tree)
    {
        OnlyDay(EmbeddedDate.Values(tree.Document).Select(Find), "script", Mentioned);
        OnlyDay(DateMarks.In(tree.Document).Where(mark => !DateMarks.IsChange(mark) && !DateMarks.IsForeign(mark)).Select(OfMark), "time", Mentioned - 1);
        var lines = tree.Blocks.Where(block => block.Measure.Digits > 3 && block.Text.Length <= ShortLine && !DateLabels.Other().IsMatch(block.Text)).ToList();
        OnlyDay(lines.Where(line => DateLabels.Published().IsMatch(line.Text) && !DateLabels.Changed().IsMatch(line.Text)).Where(IsOwn).Select(FindIn), "visible text", Mentioned - 1);
        foreach (var line in lines.Where(line => DateLabels.Changed().IsMatch(line.Text)).Where(IsOwn))
            _found.AddChange(Find(line.Text), "visible text");
    }

    private static bool IsOwn(TextBlock line) => !DateMarks.IsForeign(line.Container.Node);

    private void OnlyDay(IEnumerable<DateTimeOffset?> dates, string origin, float weight)
    {
        if (_found.Any)
            return;
        var told = dates.OfType<DateTimeOffset>().ToList();
        if (told.Count > 0 && told.TrueForAll(date => date.Date == told[0].Date))
            _found.Add(told[0], origin, weight);
    }

    private DateTimeOffset? OfMark(MarkupElement mark) => DateMarks.Texts(mark).Select(Find).FirstOrDefault(date => date is not null);

    // Day, month and year that stand in elements of their own may touch each other in the line's text.
    private DateTimeOffset? FindIn(TextBlock block) =>
        Find(block.Text) ?? (block.Nodes.Length > 1 && block.Text.Length <= ShortLine ? Find(PageHead.Clean(string.Join(' ', block.Nodes.Select(node => node.Data)))) : null);

    private DateTimeOffset? Find(string? text) =>
        WrittenDate.Find(text, _page.FetchedAt, _offset, _monthFirst) is { } date && (_page.FetchedAt == default || date < _page.FetchedAt.AddDays(2))
            ? LocalMidnight.OffsetOf(text!, date, _language, _page.Url.Host) is { } local ? date.ToOffset(local) : date : null;

    [GeneratedRegex(@"\.(?:uk|au|nz|ie|in|za|sg|my|ng|ke|gh|pk|bd|lk|mt|ls|tz|na|zw)$", RegexOptions.IgnoreCase)]
    private static partial Regex DayFirstCountry();
}
