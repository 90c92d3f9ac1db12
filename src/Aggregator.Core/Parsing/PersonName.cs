using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Aggregator.Core.Parsing;

/// <summary>Reads the display name of an author: a person construct of Atom, or the many spellings of RSS.</summary>
internal static partial class PersonName
{
    /// <summary>The name, else the address, else null.</summary>
    public static string? Of(XElement element, FeedVocabulary vocabulary)
    {
        if (!element.HasElements) return FromText(EmbeddedMarkup.Plain(element));
        string? name = null, email = null;
        foreach (var part in element.Descendants())
        {
            switch (vocabulary.TermOf(part))
            {
                case FeedTerm.Name: name ??= NullIfEmpty(EmbeddedMarkup.Plain(part)); break;
                case FeedTerm.Email: email ??= NullIfEmpty(EmbeddedMarkup.Plain(part)); break;
            }
        }

        return name ?? email ?? FromText(string.Concat(element.Nodes().OfType<XText>().Select(t => t.Value)).Trim()) ?? FromText(EmbeddedMarkup.Plain(element));
    }

    /// <summary>Reads <c>mail@example.org (Jane Doe)</c>, <c>Jane Doe &lt;mail@example.org&gt;</c> and the like.</summary>
    public static string? FromText(string text)
    {
        if (text.Length == 0) return null;
        if (!text.Contains('@', StringComparison.Ordinal)) return text;
        var mail = Mail().Match(text);
        if (!mail.Success) return text;
        var name = text.Replace(mail.Value, "", StringComparison.Ordinal).Replace("()", "", StringComparison.Ordinal)
            .Replace("<>", "", StringComparison.Ordinal).Replace("&lt;&gt;", "", StringComparison.Ordinal).Trim();
        if (name.StartsWith('(')) name = name[1..];
        if (name.EndsWith(')')) name = name[..^1];
        name = name.Trim();
        return name.Length > 0 ? name : mail.Value;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    [GeneratedRegex("""(?:mailto:)?[a-zA-Z0-9_.+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z0-9]{2,}(?:\?subject=\S+)?""", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();
}
