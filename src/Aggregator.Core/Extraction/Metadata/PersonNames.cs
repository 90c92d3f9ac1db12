using System.Text.RegularExpressions;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Splits and cleans the names of authors; tells persons, agencies and organisations apart.</summary>
internal static partial class PersonNames
{
    private const int Longest = 60;

    /// <summary>The names in a statement of authors, cleaned, without repeats; addresses, roles and place-holders are none.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="running">Whether it stands in running text, where a space parts Chinese names.</param>
    internal static List<string> Of(string text, bool running = false)
    {
        if (text.Length > 400 || AddressPattern().IsMatch(text))
            return [];
        var bare = LabelPattern().Replace(text, "");
        // "Staff and news service reports" is one author, "Jane Roe and John Doe" are two.
        if (running)
            bare = HanSpace().Replace(bare, ",");
        var parts = SeparatorPattern().Split(bare).SelectMany(part => AndPattern().Split(part) is { Length: > 1 } several && several.All(StartsName) ? several : [part]);
        var names = Distinct(parts.Select(Clean).Where(IsName));
        // What follows a company's name is its address.
        return names is [var company, _, ..] && LegalForm().IsMatch(company) ? [company] : names;
    }

    /// <summary>The names of a list that states one a line.</summary>
    internal static List<string> OfAll(IEnumerable<string> statements, bool running = false) => Distinct(statements.SelectMany(text => Of(text, running)));

    /// <summary>Whether a name is of the form that persons' names have in running text: several capitalised words, or Chinese, Japanese or Korean characters.</summary>
    internal static bool IsPerson(string name) => !IsOrganisation(name) && PersonPattern().IsMatch(name);

    /// <summary>Whether a name is an organisation's by its words.</summary>
    internal static bool IsOrganisation(string name) => OrganisationPattern().IsMatch(name);

    /// <summary>Whether a name is a news agency's.</summary>
    internal static bool IsAgency(string name) => AgencyPattern().IsMatch(name);

    /// <summary>Whether a statement names the editors as a whole.</summary>
    internal static bool IsDesk(string text) => Desk().IsMatch(text);

    private static List<string> Distinct(IEnumerable<string> names)
    {
        var found = new List<string>();
        foreach (var name in names)
            if (!found.Exists(known => SiteNames.Letters(known) == SiteNames.Letters(name)))
                found.Add(name);
        return found;
    }

    private static bool StartsName(string part) => part.TrimStart() is [var first, ..] && (char.IsUpper(first) || char.GetUnicodeCategory(first) == System.Globalization.UnicodeCategory.OtherLetter);

    private static string Clean(string part)
    {
        var name = TailPattern().Replace(LabelPattern().Replace(part.Trim(), ""), "");
        // A mark of a footnote, an agency after a slash, or a name that a picture and its link give twice.
        name = Twice().Replace(AgencyTail().Replace(FootnotePattern().Replace(name, ""), "").Trim(' ', '©', '\u00a0'), "$1$2");
        return AgencyPattern().IsMatch(name) ? name.Trim() : RolePattern().Replace(name, "").Trim(' ', '.', ':', '：', '-', '–', '—', '|', '•', '·', '*', '\u00a0', '"', '(', ')', '（', '）', '，', '©');
    }

    private static bool IsName(string name) => name.Length is > 1 and < Longest && !NoName().IsMatch(name) && (name.Count(char.IsDigit) < 3 || UserName().IsMatch(name)) && name.Count(c => c == ' ') < 7 && name.Any(char.IsLetter);

    [GeneratedRegex(@"https?:|www\.|@\w+\.|\.(?:html?|php)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"^\s*(?:(?:(?:an?|eine?|un|une|una)\s+\p{L}+\s+)?(?:written|posted|published|reported|reviewed|view all posts|all posts|(?:zeige )?alle (?:beiträge|artikel)|veröffentlicht|geschrieben|erstellt|gespeichert|verfasst|publié|écrit|rédigé|publicado|escrito|napisał|opracował|story|words)?\s*\b(?:by|von|par|por|di|door|av|af|przez|author|authors|autor(?:in|a|e|es|zy|en|innen)?|auteur(?:\(?e?s?\)?)?|автор|текст|text|texte|texto|testo|tekst|skrevet af|scritto da)\b\s*(?:/\s*autor(?:in)?)?\s*[:：/|｜]?\s+)|^\s*(?:作者|文字|文|撰文|编辑|編輯|責任編輯|责任编辑|本报记者|本报通讯员|通讯员|通訊員|实习生|記者|记者|筆者|著者|取材|글)\s*[:：/|｜\s]\s*|^(?:本报)?(?:记者|通讯员)(?=[\p{IsCJKUnifiedIdeographs}]{2,4}$)|^(?:autor(?:in)?|author|redaktion|text|reporter|oleh|penulis)\s*:\s*", RegexOptions.IgnoreCase)]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"\s*(?:\([^)]{1,40}\)?|（[^）]{1,20}）?)\s*$|\s*(?:기자|记者|記者)\s*$|(?<=\p{Ll})(?:Follow|Folgen|Seguir)$|\s+(?:follow|folgen)$|\s+\|\s.*$|\s+(?:am|on|at|le|el)\s+(?:\d|\p{L}+,?\s+\d).*$|\s+(?:in|im)\s+\p{Lu}[\p{L}.]+$", RegexOptions.IgnoreCase)]
    private static partial Regex TailPattern();

    [GeneratedRegex(@"^\s*(?:die )?redaktion\s*$|^\s*(?:la )?(?:rédaction|redacción|redazione|redakcja|редакция)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Desk();

    // A name taken in a forum or blog, with a year or number at its end.
    [GeneratedRegex(@"^\p{L}[\p{L}_.-]{2,}\d{3,4}$")]
    private static partial Regex UserName();

    [GeneratedRegex(@"(?<=\p{L}\s+\p{L}+)[\d*†‡]{1,2}$")]
    private static partial Regex FootnotePattern();

    [GeneratedRegex(@"\s(?:GmbH|AG|KG|Ltd|LLC|Inc)$")]
    private static partial Regex LegalForm();

    [GeneratedRegex(@"(?<=\p{L}\s+\p{Lu}[\p{L}-]*\p{Ll})\s?/\s?[\p{Lu}\d][\p{Lu}\d-]+$")]
    private static partial Regex AgencyTail();

    [GeneratedRegex(@"^(.{3,40})\s+\1$|^(.{2,30} .{2,30})\2$")]
    private static partial Regex Twice();

    [GeneratedRegex(@"^(?:dr\.?\s+med\.\s+)(?=\p{L})|,?\s+(?:PhD|Ph\.D\.?|M\.?D\.?|MSc|MBA)$|^(?:mr|mrs|ms)\.\s+", RegexOptions.IgnoreCase)]
    private static partial Regex RolePattern();

    [GeneratedRegex(@"\s*[,;、，；]\s*|\s+[/|]\s+|\s{2,}|(?<=\p{L}\s\p{Lu}\p{L}*)/(?=\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll})")]
    private static partial Regex SeparatorPattern();

    [GeneratedRegex(@"(?<=\p{IsCJKUnifiedIdeographs})\s+(?=\p{IsCJKUnifiedIdeographs})")]
    private static partial Regex HanSpace();

    [GeneratedRegex(@"\s+(?:and|und|et|y|e|og|och|en|i|és|ve|και|и|&|\+|im gespräch mit|in conversation with)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex AndPattern();

    [GeneratedRegex(@"^[\p{IsCJKUnifiedIdeographs}·]{2,8}$|^[\p{IsCJKUnifiedIdeographs}]{1,3}\s[\p{IsCJKUnifiedIdeographs}]{1,3}$|^[\p{IsHangulSyllables}]{2,5}$|^(?:(?:Dr|Prof|Mag|Dipl)\.[\s-]*)*\p{Lu}[\p{L}\p{M}.'’‐-]*(?:\s+(?:(?:de|da|do|dos|das|del|della|di|du|le|la|van|von|vom|zu|zum|zur|der|den|ten|ter|el|al|bin|bint|ben|af|av|y|e|Mc|O’)\s+){0,3}(?:d’|d'|al-|el-)?\p{Lu}[\p{L}\p{M}.'’‐-]*){1,4}$")]
    private static partial Regex PersonPattern();

    [GeneratedRegex(@"\b(?:GmbH|AG|SPA|S\.p\.A|Corporation|Group|Gruppe|e\.?\s?V|Ltd|LLC|Inc|S\.A|KG|Verlag|Verband|Verein|Stiftung|Foundation|Minister\w*|Bundes\p{L}+|Institut\w*|Universit\p{L}*|\p{L}*akademie|Academy|Académie|Landesanstalt|Magazin\w*|Magazine|Zeitung|Illustrierte|Partei|Presse|Pressestelle|Sekretariat|Nachrichten|News|Media|Medien|Online|Blog|Herausgeber|Autoren|Editorial|Editors?|Editorial Board|Network|Agency|Welle|Radio|TV|Times|Post|Press|Journal|Tribune|Gazette|Herald|Daily|Wire|Reports?|Communications)\b|(?:社|网|報|报|新闻|电视台|频道|编辑部|工作室)$", RegexOptions.IgnoreCase)]
    private static partial Regex OrganisationPattern();

    [GeneratedRegex(@"^(?:(?:reuters|afp|ap|associated press|the associated press|dpa|apa|sda|kna|epd|sid|efe|ansa|pap|tass|upi|pti|ani|ians|bloomberg|xinhua|新华社|中新社|kyodo|jiji|yonhap|tt|ntb|stt|ritzau|belga|anp|lusa|keystone-sda)(?:[-/](?:[a-z-]{2,8}))*)$", RegexOptions.IgnoreCase)]
    private static partial Regex AgencyPattern();

    [GeneratedRegex(@"^@|^(?:deine?|eure?|euer|ihre?|yours?)\s|\.(?:com|de|ch|at|net|org|co|cn|ru|fr|io|it|es|pl|nl|be|eu|info|tv)\b|^(?:admin\d*|administrator|super user|root|webmaster|editor|author|authors|autor|autorin|unknown|no author|none|null|search for .*|gesponserte.*|guest|gast|user|publisher|ceo|wordpressadmin|wpadmin|cc by|redaktion|die redaktion|staff|von|by|nachrichten|more|mehr|all posts|alle beiträge|alle artikel|view all|home|facebook|twitter|share|email|e-mail|print|teilen|(?:\d+ |view |show |leave a |post a |add )?(?:kommentare?|comments?)|paid content|sponsored(?: content| post)?|advertorial|anzeige|werbung|über den autor|about the author|kontakt|contact|impressum|佚名|网络|未知|本站|转载|小编)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoName();
}
