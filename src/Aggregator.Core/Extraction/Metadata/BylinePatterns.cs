using System.Buffers;
using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>The words by which a line names the author of a text, in the languages that we read.</summary>
internal static partial class BylinePatterns
{
    // Every pattern has one of these; looking for them costs far less than the patterns.
    private static readonly SearchValues<string> Cues = SearchValues.Create(
        ["by", "von", "par", "por", "di", "door", "av", "aut", "text", "tekst", "words", "redaktion", "oleh", "автор", "текст", "συντ", "κείμενο", "γράφει", "interview", "fragen", "recueilli", "cura", "skrevet", "penulis", "reporter", "napisał", "opr", "verfasser", "беседов", "подготов", "기자", "作者", "文", "记者", "記者", "通讯员", " @ "], StringComparison.OrdinalIgnoreCase);

    private const string Month = @"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*";
    private const string Joined = @"(?:de|da|dos|del|van|von|der|den|la|el|al|bin)\s+";
    private const string First = @"\p{Lu}[\p{L}.'’-]+(?:\s+(?!" + Month + @"\.?\s\d)(?:" + Joined + @"){0,2}\p{Lu}[\p{L}.'’-]*)";
    private const string Start = @"(?:^|[|•·–—-]\s*|\d{4},?\s+|uhr,?\s+|^(?:[Ee]ine?|[Uu]ne?|[Uu]na|[Aa]n?)\s\p{L}+\s|^(?:Gast|Haupt)?(?:[Kk]ommentar|[Bb]eitrag|[Kk]olumne|[Aa]nalyse|[Ee]ssay|[Ll]eitartikel|[Gg]losse|[Rr]eportage|[Ii]nterview|[Bb]ericht|[Rr]ezension|[Pp]orträt)\s|^(?:Opinion|Commentary|Column|Analysis|Review|Story|Report|Chronique|Tribune|Opinión|Columna|Análisis)\s)";
    private const string Done = @"(?:[Ww]ritten |[Pp]osted |[Pp]ublished |[Vv]eröffentlicht |[Gg]eschrieben |[Ee]rstellt |[Gg]espeichert |[Vv]erfasst |[Pp]ublié |[Pp]ublicado |[Ee]scrito |[Ss]critto )?";
    private const string Label = @"(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]utor(?:in|innen|en|a)?|AUTOR|[Aa]uthor|[Aa]uteur|[Tt]exte?|[Tt]exto|[Tt]ekst|Words(?=:)|[Rr]edaktion|[Oo]leh|Автор|автор|Текст|Συντάκτης|Συντάκτρια|Κείμενο|Γράφει [οη])(?:/[Aa]utor(?:in)?)?";

    /// <summary>The names in a line; "verb" stands when the line's words tell that it is a blog's or forum's, so that any name may follow.</summary>
    internal static Match? Find(string line)
    {
        if (!HasCue(line))
            return null;
        var wide = line.AsSpan().ContainsAnyInRange('\u2e80', '\ud7ff');
        return (wide ? FirstOf(line, HanPattern(), LabelPattern(), WorkPattern(), HangulPattern(), VerbPattern()) : FirstOf(line, LabelPattern(), WorkPattern(), VerbPattern()))
            ?? (line.AsSpan().ContainsAnyInRange('0', '9') ? FirstOf(line, TimePattern()) : null);
    }

    // In scripts with spaces a cue begins a word; but a forum's line may run a name and "by" together.
    private static bool HasCue(ReadOnlySpan<char> line)
    {
        for (var at = line.IndexOfAny(Cues); at >= 0;)
        {
            if (at == 0 || !char.IsLetter(line[at - 1]) || !char.IsLetter(line[at]) || line[at] >= '\u2e80' || line.Contains('»'))
                return true;
            var next = line[(at + 1)..].IndexOfAny(Cues);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return false;
    }

    private static Match? FirstOf(string line, params ReadOnlySpan<Regex> patterns)
    {
        foreach (var pattern in patterns)
            if (pattern.Match(line) is { Success: true } match)
                return match;
        return null;
    }

    /// <summary>The names in a block's line, or in a text of it that an element of its own sets apart.</summary>
    internal static Match? Find(TextBlock block)
    {
        if (Find(block.Text) is { } whole)
            return whole;
        if (block.Nodes.Length is 1 or > 8)
            return null;
        foreach (var node in block.Nodes)
            if (PageHead.Clean(node.Data) is { Length: < 80 } text && Find(text) is { } part)
                return part;
        return null;
    }

    /// <summary>The author in "text | a site, author | a person": the first is where the text comes from.</summary>
    internal static string? AfterOrigin(string line) => OriginPattern().Match(line) is { Success: true } named ? named.Groups["who"].Value : null;

    /// <summary>Whether a text ends with a label, so that what follows is the author.</summary>
    internal static bool EndsWithLabel(string text) => LabelAtEnd().IsMatch(text);

    /// <summary>Whether a line is nothing but a label.</summary>
    internal static bool IsLabel(string line) => LabelOnly().IsMatch(line);

    /// <summary>The holder of a page's copyright, or null.</summary>
    internal static string? Holder(string line) => line.Contains('©', StringComparison.Ordinal) || line.Contains("(c)", StringComparison.OrdinalIgnoreCase) || line.Contains("copyright", StringComparison.OrdinalIgnoreCase)
        ? HolderPattern().Match(line) is { Success: true } match ? match.Groups["who"].Value : null : null;

    [GeneratedRegex(@"(?:^|[|•·–—]\s*)(?:©|\([Cc]\)|[Cc]opyright)(?:\s|©|\([Cc]\))*(?:\d{4}\s?(?:[-–]\s?(?:\d{4})?)?)?,?\s*(?:by |von )?(?<who>" + First + @"{1,2})(?=$|\s*[•|·–,.-]|\s\d|\s[Aa]l[le])", RegexOptions.ExplicitCapture)]
    private static partial Regex HolderPattern();

    [GeneratedRegex(@"(?:^|\s)(?:by|von|par|por|di|door|av|af|przez|autor(?:in)?|author|auteur|oleh)\s*:?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex LabelAtEnd();

    [GeneratedRegex(@"^(?:(?:written |posted |published )?by|von|par|autor(?:[*:]?in)?|autorin/autor|authors?|auteurs?(?:\(s\))?|autores?|作者|文|記者|redaktion)\s*[:：]?$", RegexOptions.IgnoreCase)]
    private static partial Regex LabelOnly();

    [GeneratedRegex(@"^文\s*[|｜:：][^,，]{2,24}[,，;；]\s*作者\s*[|｜:：]\s*(?<who>.{2,40})$", RegexOptions.ExplicitCapture)]
    private static partial Regex OriginPattern();

    [GeneratedRegex(
        @"(?:^|[\s(（,，\]】])(?:作者|文字|文|撰文|本报记者|记者|記者|通讯员)\s*[:：/|｜]\s*(?<who>[\p{IsCJKUnifiedIdeographs}A-Za-z·]{2,12}(?:[\s、,，](?!来源|來源|编辑|編輯|责编|选稿|时间|摄影|图|校对|审核)[\p{IsCJKUnifiedIdeographs}]{2,4}){0,3})|(?:^|[\s(（])(?:本报|本网)?记者\s?(?<who>[\p{IsCJKUnifiedIdeographs}]{2,3}(?:[、\s][\p{IsCJKUnifiedIdeographs}]{2,3}){0,3}(?:\s?通讯员\s?[\p{IsCJKUnifiedIdeographs}]{2,3}(?:[、\s][\p{IsCJKUnifiedIdeographs}]{2,3}){0,3})?)\s*(?:$|[)）])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex HanPattern();

    // "Von Jane Roe und John Doe", "Text: Jane Roe", "2023 by Jane Roe".
    [GeneratedRegex(
        Start + Done + Label + @"\s*:?\s+(?<who>(?:(?:Dr|Prof)\.\s)*" + First + @"{1,3}(?:(?:,\s*|\s+(?:and|und|et|y|e|og|och|&)\s+)" + First + @"{1,3})*)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex LabelPattern();

    // What somebody did for the text, other than writing it: "Das Interview führte Jane Roe", "Text und Fotos: Jane Roe".
    [GeneratedRegex(
        @"^(?:Das (?:Interview|Gespräch) führten?|Die Fragen stellten?|Interview:|Aufgezeichnet von|Verfasser(?:in)?:|(?:Text|Foto)s? (?:und|&|\+) (?:Text|Foto|Bild)(?:s|er)?:|(?:Reporting|Reported|Story|Words) by|Propos recueillis par|[Aa] cura di|Skrevet a[fv]|Af|Penulis\s?:|Reporter\s?:|Napisała?|Opracowa[łl]a?:?|[Oo]pra?c?\.:?|Беседовала?|Подготовила?)\s+(?<who>" + First + @"{1,3}(?:(?:,\s*|\s+(?:and|und|et|y|e|og|och|i|и|&)\s+)" + First + @"{1,3})*)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex WorkPattern();

    // A reporter, as Korean papers sign.
    [GeneratedRegex(@"(?:^|[\s\[(=|])(?<who>\p{IsHangulSyllables}{2,4})\s(?:기자|특파원)(?=$|[\s\])=|])", RegexOptions.ExplicitCapture)]
    private static partial Regex HangulPattern();

    // "Posted by harbour on May 3", "by harbour » 3 May 2023": a forum's own line.
    [GeneratedRegex(
        @"(?:^|[|•·–—-]\s*)(?<verb>[Pp]osted by|[Ww]ritten by|[Gg]eschrieben von|[Gg]espeichert von|[Ee]rstellt von|[Vv]erfasst von|[Aa]uthor:|[Pp]ublished by|[Pp]ublicado por|[Pp]ublié par)\s*:?\s+(?<who>[\p{L}\d._-]{2,30})(?=$|\s(?:am|on|at|le|el|um|in|under|unter|filed)\s|\s?[@|,•·–—-])"
        + @"|(?:^|\s|\p{Ll})(?<verb>by|von|par|por|door)\s+(?<who>[\p{L}\d._-]{2,30})\s+»\s",
        RegexOptions.ExplicitCapture)]
    private static partial Regex VerbPattern();

    // "13:30 von harbour", "by harbour on May 3", "— harbour @ 13:30": a name beside a date or time of day.
    [GeneratedRegex(
        @"\d:\d\d(?:\suhr)?,?\s+(?<verb>[Bb]y|[Vv]on|[Pp]ar|[Pp]or)\s+(?<who>\p{Lu}[\p{L}\d._-]{1,30})$"
        + @"|(?:^|\s)(?<verb>[Bb]y|[Vv]on)\s+(?<who>\p{L}[\p{L}\d._-]{2,30})(?=\s(?:am|on)\s(?:\p{L}{3,9}\.?\s\d{1,2}\b|\d{1,2}[.\s/]))"
        + @"|(?<verb>[–—])\s(?<who>[\p{L}\d._-]{2,30})\s@\s\d{1,2}:\d\d",
        RegexOptions.ExplicitCapture)]
    private static partial Regex TimePattern();
}
