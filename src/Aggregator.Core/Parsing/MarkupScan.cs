using System.Buffers;

namespace Aggregator.Core.Parsing;

/// <summary>What one pass over markup shows, before any parser sees it.</summary>
/// <param name="Depth">Deepest nesting.</param>
/// <param name="Attributes">Most attributes on one element.</param>
/// <param name="Elements">Number of elements.</param>
/// <param name="HasBadReference">True when an ampersand begins no reference that XML knows without a DTD.</param>
/// <param name="HasIllegalCharacter">True when a character is present that XML 1.0 forbids.</param>
internal readonly record struct MarkupScan(int Depth, int Attributes, int Elements, bool HasBadReference, bool HasIllegalCharacter)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("<&");
    private static readonly SearchValues<char> InTag = SearchValues.Create(">\"'&");
    private static readonly SearchValues<char> Illegal = SearchValues.Create(
        "\0\x01\x02\x03\x04\x05\x06\a\b\v\f\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F\uFFFE\uFFFF");

    /// <summary>True when a strict parser may be given the text without risk.</summary>
    public bool IsTame => Depth <= FeedLimits.Depth && Attributes <= FeedLimits.Attributes;

    /// <summary>Scans text.</summary>
    public static MarkupScan Of(ReadOnlySpan<char> text)
    {
        int depth = 0, deepest = 0, attributes = 0, elements = 0;
        var badReference = false;
        var illegal = text.IndexOfAny(Illegal) >= 0 || HasLoneSurrogate(text);
        while (text.IndexOfAny(Marks) is var at and >= 0)
        {
            text = text[at..];
            if (text[0] == '&')
            {
                badReference |= References.LengthOfXml(text) == 0;
                text = text[1..];
            }
            else if (text.StartsWith("<![CDATA[")) text = After(text, "]]>");
            else if (text.StartsWith("<!--")) text = After(text, "-->");
            else if (text.StartsWith("<?")) text = After(text, "?>");
            else if (text.Length > 1 && text[1] == '/')
            {
                depth = Math.Max(0, depth - 1);
                text = text[2..];
            }
            else
            {
                elements++;
                text = AfterTag(text[1..], out var count, out var isEmpty, ref badReference);
                attributes = Math.Max(attributes, count);
                if (!isEmpty) deepest = Math.Max(deepest, ++depth);
            }
        }

        return new(deepest, attributes, elements, badReference, illegal);
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string end)
    {
        var at = text.IndexOf(end, StringComparison.Ordinal);
        return at < 0 ? [] : text[(at + end.Length)..];
    }

    private static ReadOnlySpan<char> AfterTag(ReadOnlySpan<char> text, out int attributes, out bool isEmpty, scoped ref bool badReference)
    {
        attributes = 0;
        isEmpty = false;
        while (text.IndexOfAny(InTag) is var at and >= 0)
        {
            if (text[at] == '>')
            {
                isEmpty = at > 0 && text[at - 1] == '/';
                return text[(at + 1)..];
            }

            if (text[at] == '&')
            {
                text = text[(at + 1)..];
                continue;
            }

            var quote = text[at];
            attributes++;
            text = text[(at + 1)..];
            var close = text.IndexOf(quote);
            if (close < 0) return [];
            badReference |= HasBadReferenceIn(text[..close]);
            text = text[close..][1..];
            isEmpty = text.StartsWith("/>");
        }

        return [];
    }

    private static bool HasBadReferenceIn(ReadOnlySpan<char> value)
    {
        while (value.IndexOf('&') is var at and >= 0)
        {
            value = value[at..];
            if (References.LengthOfXml(value) == 0) return true;
            value = value[1..];
        }

        return false;
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is var at and >= 0)
        {
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return true;
            text = text[(at + 2)..];
        }

        return false;
    }
}
