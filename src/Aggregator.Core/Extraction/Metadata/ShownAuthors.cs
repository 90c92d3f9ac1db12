using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>The authors that the lines around a text show.</summary>
internal sealed partial class ShownAuthors
{
    /// <summary>Blocks over the heading that may still speak of the article.</summary>
    private const int Over = 6;

    /// <summary>Blocks at the end of a page among which its copyright stands.</summary>
    private const int Bottom = 12;

    private const int ShortLine = 160;
    private const int LongLine = 400;

    private static readonly ulong AuthorBit = ClassWords.Shipped.Bit("author");
    private static readonly ulong PictureBits = ArticleFrame.Bits("image", "caption");

    private readonly ArticleFrame _frame;
    private readonly SiteNames _site;
    private readonly string _heading;
    // By the index of the block.
    private readonly Dictionary<int, Match?> _bylines = [];
    private readonly Dictionary<int, List<string>> _marked = [];
    private readonly List<TextBlock> _near;
    private readonly List<TextBlock> _lines;

    private ShownAuthors(ArticleFrame frame, SiteNames site)
    {
        (_frame, _site) = (frame, site);
        _heading = frame.Heading < frame.First ? frame.Tree.Blocks[frame.Heading].Text : "";
        // What stands between the heading and the text is of the article, whatever its class says.
        _near = [.. frame.Above.Where(block => block.Index >= frame.Heading - Over).Concat(frame.Below).Where(IsNear)];
        _lines = [.. _near.Where(block => !Credit().IsMatch(block.Text))];
    }

    /// <summary>The first candidate of each sort.</summary>
    internal static IEnumerable<AuthorCandidate> Read(ArticleFrame frame, SiteNames site)
    {
        var shown = new ShownAuthors(frame, site);
        return new[]
        {
            shown.WithNextLines(First(shown._near, AuthorSource.Marked, shown.MarkedPersons)),
            First(shown._lines, AuthorSource.Labelled, block => shown.Persons(shown.Labelled(block))),
            First(shown._lines, AuthorSource.Dated, block => shown.Bare(shown.Dated(block))),
            First(shown._lines, AuthorSource.Signed, block => shown.Bare(shown.Signed(block))),
            First(shown._lines, AuthorSource.Classed, block => block.Index > frame.Last ? [] : shown.Bare(Classed(block))),
            First(shown._near, AuthorSource.Marked, shown.Marked),
            First(shown._lines, AuthorSource.Worded, shown.Worded),
            First(shown._lines, AuthorSource.Worded, Desk),
            First(frame.Above.Where(shown.IsOverText), AuthorSource.Agency, block => PersonNames.IsAgency(block.Text) ? [block.Text] : []),
            First(frame.Tree.Blocks.Skip(Math.Max(frame.Last + 1, frame.Tree.Blocks.Count - Bottom)), AuthorSource.Holder, Holder),
        }.OfType<AuthorCandidate>();
    }

    private static AuthorCandidate? First(IEnumerable<TextBlock> lines, AuthorSource source, Func<TextBlock, List<string>> read)
    {
        foreach (var line in lines)
            if (read(line) is { Count: > 0 and < 9 } names)
                return new AuthorCandidate(names, source, "visible text", line);
        return null;
    }

    // Each author may have a line of their own.
    private AuthorCandidate? WithNextLines(AuthorCandidate? first)
    {
        if (first is null || !first.Names.TrueForAll(PersonNames.IsPerson))
            return first;
        var names = new List<string>(first.Names);
        var last = first.Line!.Index;
        foreach (var line in _near.Where(block => block.Index > last))
        {
            if (line.Index > last + 1 || Marked(line) is not [var only] || SiteNames.Letters(line.Text) != SiteNames.Letters(only) || !PersonNames.IsPerson(only))
                break;
            names.Add(only);
            last = line.Index;
        }
        return first with { Names = PersonNames.OfAll(names) };
    }

    // A line that also lists categories and tags may be long.
    private bool IsNear(TextBlock block) => block.Text.Length <= (_frame.Holds(block) ? ShortLine : LongLine)
        && (!ArticleFrame.IsForeign(block) || IsOverText(block))
        && ((block.Container.Words & PictureBits) == 0 || block.Index == _frame.Heading + 1 && (block.Container.Words & AuthorBit) != 0);

    private bool IsOverText(TextBlock block) => block.Index > _frame.Heading && block.Index < _frame.First;

    private List<string> MarkedPersons(TextBlock block) => Marked(block) is var names && names.Exists(name => !_site.Is(name) || PersonNames.IsPerson(name)) ? names : [];

    private List<string> Marked(TextBlock block)
    {
        if (!_marked.TryGetValue(block.Index, out var names))
            _marked[block.Index] = names = AuthorMarks.In(block) is { Count: > 0 } marks && !PictureCredit().IsMatch(block.Text) ? PersonNames.OfAll(marks, running: true) : [];
        return names;
    }

    private Match? Byline(TextBlock block)
    {
        if (!_bylines.TryGetValue(block.Index, out var match))
            _bylines[block.Index] = match = BylinePatterns.Find(block);
        return match;
    }

    private List<string> Persons(IEnumerable<string> statements) => [.. PersonNames.OfAll(statements, running: true).Where(name => !_site.Is(name) && !PersonNames.IsOrganisation(name))];

    // A name of the heading is what the text is about.
    private List<string> Bare(IEnumerable<string> statements) => [.. Persons(statements).Where(name => PersonNames.IsPerson(name) && !_heading.Contains(name, StringComparison.OrdinalIgnoreCase))];

    private IEnumerable<string> Labelled(TextBlock block)
    {
        if (AuthorMarks.AfterLabel(block, _frame.Holds(block) || block.Text.Length > ShortLine) is { } linked)
            return [linked];
        if (BylinePatterns.AfterOrigin(block.Text) is { } named)
            return PersonNames.Of(named, running: true);
        if (Byline(block) is { } match)
            return PersonNames.Of(match.Groups["who"].Value, running: true).Where(name => match.Groups["verb"].Success || PersonNames.IsPerson(name));
        // The label may stand in a line of its own.
        return block.Index > 0 && BylinePatterns.IsLabel(_frame.Tree.Blocks[block.Index - 1].Text) && block.Measure.Words < 12 && block.Measure.Digits == 0 ? PersonNames.Of(block.Text, running: true).Where(PersonNames.IsPerson) : [];
    }

    // The words of a blog's own line, whose writer may bear the name of the site.
    private List<string> Worded(TextBlock block) => Byline(block) is { } match && match.Groups["verb"].Success ? PersonNames.Of(match.Groups["who"].Value, running: true) : [];

    // "von Redaktion, 24. Januar": the byline itself names the editors.
    private static List<string> Desk(TextBlock block) =>
        (ArticleFrame.Words(block) & AuthorBit) != 0 && DeskByline().Match(block.Text) is { Success: true } desk ? [desk.Groups["who"].Value] : [];

    // The person who holds the copyright; a company's name in capitals is none.
    private static List<string> Holder(TextBlock block) => BylinePatterns.Holder(block.Text) is { } holder && GivenNames.Begins(holder) && !char.IsUpper(holder[1]) ? PersonNames.Of(holder) : [];

    // "11.12.2019 - Jane Roe": a part of the line with the date, or a line beside the date's.
    private IEnumerable<string> Dated(TextBlock block)
    {
        if (block.Index > _frame.First + 1 || block.Text.Length >= 90)
            return [];
        if (block.Measure.Digits == 0)
            return IsBareName(block) && (IsDate(block.Index - 1) || IsDate(block.Index + 1)) ? [block.Text] : [];
        if (block.Measure.Digits < 4 || !DateMark().IsMatch(block.Text))
            return [];
        var parts = PartPattern().Split(block.Text).Concat((block.InlineWords & AuthorBit) != 0 ? block.Nodes.Select(node => PageHead.Clean(node.Data) ?? "") : []);
        return parts.Where(part => part.Contains(' ', StringComparison.Ordinal) && !part.Any(char.IsDigit));
    }

    private bool IsBareName(TextBlock block) => block.Index < _frame.First && block.Container.Kind != ElementKind.Heading && block.Measure.Words is > 1 and < 6
        && block.Nodes.Count(node => node.Data.Any(char.IsLetter)) == 1 && GivenNames.Begins(block.Text);

    private bool IsDate(int index) => index >= Math.Max(0, _frame.Heading - Over) && index < _frame.Tree.Blocks.Count && _frame.Tree.Blocks[index] is { Text.Length: < 60 } block && DateMark().IsMatch(block.Text);

    // A line that is nothing but a person's name signs the text: a bold one of the body, near its ends, or a paragraph at its end or right under it.
    private IEnumerable<string> Signed(TextBlock block)
    {
        var inside = _frame.Holds(block) && block.BoldWeight == block.Weight && (block.Index <= _frame.First + 2 || block.Index >= _frame.Last - 1);
        var under = block.Links == 0 && (block.Index == _frame.Last && IsOfText(block) || block.Index == _frame.Last + 1 && (IsAtRight(block) || IsOfText(block)));
        return (inside || under) && block.Container.Kind != ElementKind.Heading && block.Measure is { Words: < 5, Digits: 0 } && block.Text.Contains(' ', StringComparison.Ordinal) && !block.Text.EndsWith(':')
            ? [block.Text] : [];
    }

    // A paragraph at the text's end, in the same element.
    private bool IsOfText(TextBlock block) => block.Container.Kind == ElementKind.Paragraph && char.IsLetter(block.Text[0]) && ReferenceEquals(block.Container.Parent, _frame.Tree.Blocks[_frame.Last].Container.Parent);

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
        if ((ArticleFrame.Words(block) & AuthorBit) == 0 || block.Text.Length > 90 || block.Measure.Ends > 3)
            return [];
        if (block.Nodes.Length > 1 && block.Nodes.Select(node => PageHead.Clean(node.Data)).OfType<string>().Where(text => text.Any(char.IsLetter)).ToList() is { Count: > 1 } lines && lines.TrueForAll(PersonNames.IsPerson))
            return lines;
        return PartPattern().Split(block.Text).Where(part => !part.Any(char.IsDigit));
    }

    [GeneratedRegex(@"^\W*(?:foto(?!s? (?:und|&|\+) text)|photo|bild|image|picture|video|grafik|illustration|übersetzung|zdj|фото|图|圖)|©|getty images|shutterstock|\b(?:theme|design|designed|template|website|powered|hosted|developed|programmed) by\b", RegexOptions.IgnoreCase)]
    private static partial Regex Credit();

    [GeneratedRegex(@"^\W*(?:foto|photo|bild|image|picture|video|grafik|illustration|übersetzung|zdj|фото|图|圖)", RegexOptions.IgnoreCase)]
    private static partial Regex PictureCredit();

    [GeneratedRegex(@"\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{4}-\d\d-\d\d|(?:19|20)\d\d\b")]
    private static partial Regex DateMark();

    [GeneratedRegex(@"^(?:von|by|par|por|di)\s+(?:der\s+|la\s+)?(?<who>redaktion|rédaction|redacción|redazione)\b(?!\s\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex DeskByline();

    [GeneratedRegex(@"\s*[|•·–—]\s*|\s+-\s+|\s{2,}")]
    private static partial Regex PartPattern();
}
