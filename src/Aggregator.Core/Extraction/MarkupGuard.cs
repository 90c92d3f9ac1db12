using System.Collections.Frozen;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Extraction;

/// <summary>
/// A scan of the raw markup before it is parsed: a tree that would be deeper or larger than any honest page is refused,
/// because tree construction is quadratic in the depth of open elements.
/// </summary>
internal static class MarkupGuard
{
    /// <summary>Longest page that is parsed, in characters.</summary>
    internal const int MaxLength = 24 * 1024 * 1024;

    /// <summary>Most elements that may stay open at once; honest broken pages leave a few hundred open.</summary>
    internal const int MaxOpen = 4_000;

    /// <summary>Most tags in one page.</summary>
    internal const int MaxTags = 1_000_000;

    private static readonly FrozenSet<ulong> RawText = Keys("script", "style", "textarea", "noframes", "iframe", "xmp");

    private static readonly FrozenSet<ulong> NeverDeepen = Keys(
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "frame",
         "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "tbody", "thead", "tfoot", "body", "html", "head", "path");

    /// <summary>The fault that keeps this markup from being parsed, or null.</summary>
    internal static Fault? Check(string html)
    {
        if (html.Length > MaxLength)
            return new Fault(FaultKind.HostileMarkup, $"The page has {html.Length} characters, more than the {MaxLength} that are parsed.");
        // Most pages have too few tags for either, which counting tells sooner than reading them.
        if (html.AsSpan().Count('<') is <= MaxTags and var marks && (marks <= MaxOpen || marks - html.AsSpan().Count("</") <= MaxOpen))
            return null;
        var (open, tags) = Measure(html);
        if (open > MaxOpen)
            return new Fault(FaultKind.HostileMarkup, $"The page nests more than {MaxOpen} elements, so it was not parsed.");
        return tags > MaxTags
            ? new Fault(FaultKind.HostileMarkup, $"The page has more than {MaxTags} tags, so it was not parsed.")
            : null;
    }

    private static (int MaxOpen, int Tags) Measure(string html)
    {
        int open = 0, max = 0, tags = 0, at = 0;
        while (tags <= MaxTags && max <= MaxOpen && (at = html.IndexOf('<', at)) >= 0 && ++at < html.Length)
        {
            var closing = html[at] == '/';
            var name = NameAt(html, closing ? at + 1 : at);
            if (name.IsEmpty)
            {
                at = SkipDeclaration(html, at);
                continue;
            }
            tags++;
            var key = KeyOf(name);
            if (closing)
            {
                if (open > 0 && !NeverDeepen.Contains(key))
                    open--;
            }
            else if (RawText.Contains(key))
                at = EndOfRawText(html, at, name);
            else if (!NeverDeepen.Contains(key) && !SelfClosing(html, at))
                max = Math.Max(max, ++open);
        }
        return (max, tags);
    }

    private static ReadOnlySpan<char> NameAt(string html, int from)
    {
        if (from >= html.Length || !char.IsAsciiLetter(html[from]))
            return default;
        var to = from + 1;
        while (to < html.Length && to - from < 32 && (char.IsAsciiLetterOrDigit(html[to]) || html[to] is '-' or ':'))
            to++;
        return html.AsSpan(from, to - from);
    }

    private static int SkipDeclaration(string html, int at)
    {
        if (!html.AsSpan(at).StartsWith("!--", StringComparison.Ordinal))
            return at;
        var end = html.IndexOf("-->", at, StringComparison.Ordinal);
        return end < 0 ? html.Length : end + 3;
    }

    private static FrozenSet<ulong> Keys(params string[] names) => names.Select(name => KeyOf(name)).ToFrozenSet();

    // A name of up to eight characters is its own key, whatever its case; longer ones have none in common with those.
    private static ulong KeyOf(ReadOnlySpan<char> name)
    {
        if (name.Length > 8)
            return 0;
        ulong key = 0;
        foreach (var c in name)
            key = (key << 8) | (byte)(c | 0x20);
        return key;
    }

    private static int EndOfRawText(string html, int at, ReadOnlySpan<char> name)
    {
        while ((at = html.IndexOf("</", at, StringComparison.Ordinal)) >= 0)
        {
            at += 2;
            if (html.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return at;
        }
        return html.Length;
    }

    // Only svg and math honour the slash, and those are where long runs of empty elements come from.
    private static bool SelfClosing(string html, int at)
    {
        var end = html.AsSpan(at, Math.Min(2_000, html.Length - at)).IndexOf('>');
        return end > 0 && html[at + end - 1] == '/';
    }
}
