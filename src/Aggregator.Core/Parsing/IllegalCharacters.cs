using System.Text;
using System.Xml;

namespace Aggregator.Core.Parsing;

/// <summary>Characters that XML 1.0, section 2.2 forbids.</summary>
internal static class IllegalCharacters
{
    /// <summary>The text without them.</summary>
    public static string RemoveFrom(string text)
    {
        var first = FirstIn(text, 0);
        if (first < 0) return text;
        var clean = new StringBuilder(text.Length);
        var from = 0;
        for (var at = first; at >= 0; at = FirstIn(text, from))
        {
            clean.Append(text, from, at - from);
            from = at + 1;
        }

        return clean.Append(text, from, text.Length - from).ToString();
    }

    private static int FirstIn(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else return i;
        }

        return -1;
    }
}
