using System.Buffers;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Parsing;

/// <summary>The size of markup in the measures that hurt a parser, taken in one quick pass before any parser sees it.</summary>
/// <param name="Depth">Deepest nesting.</param>
/// <param name="Attributes">Most attributes on one element.</param>
/// <param name="Elements">Number of elements.</param>
/// <param name="Run">Characters of the longest text, CDATA section or tag.</param>
internal readonly record struct MarkupScan(int Depth, int Attributes, int Elements, int Run)
{
    private static readonly SearchValues<char> InTag = SearchValues.Create(">\"'");

    /// <summary>True when a strict parser may be given the text without risk.</summary>
    public bool IsTame => Depth <= FeedLimits.Depth && Attributes <= FeedLimits.Attributes;

    /// <summary>Why the document is not read at all, or null.</summary>
    public Fault? Hostility =>
        Run > FeedLimits.Run ? Refusal($"a text of {Run:N0} characters in one piece", FeedLimits.Run)
        : Elements > FeedLimits.Elements ? Refusal($"{Elements:N0} elements", FeedLimits.Elements)
        : Depth > FeedLimits.Hostile ? Refusal($"elements nested {Depth:N0} deep", FeedLimits.Hostile)
        : Attributes > FeedLimits.Hostile ? Refusal($"an element with {Attributes:N0} attributes", FeedLimits.Hostile)
        : null;

    /// <summary>What is left out of a document that is read, as repairs are named.</summary>
    public IEnumerable<string> Cuts()
    {
        if (Depth > FeedLimits.Depth) yield return $"elements more than {FeedLimits.Depth} deep left out";
        if (Attributes > FeedLimits.Attributes) yield return $"attributes beyond {FeedLimits.Attributes} of an element left out";
    }

    private static Fault Refusal(FormattableString what, int limit) =>
        new(FaultKind.HostileMarkup, FormattableString.Invariant($"The feed holds {FormattableString.Invariant(what)}, more than the {limit:N0} that are read."));

    /// <summary>Scans text.</summary>
    public static MarkupScan Of(ReadOnlySpan<char> text)
    {
        int depth = 0, deepest = 0, attributes = 0, elements = 0, run = 0;
        var left = text.Length;
        while (text.IndexOf('<') is var at and >= 0)
        {
            run = Math.Max(run, Math.Max(at, left - text.Length));
            text = text[at..];
            left = text.Length;
            if (text.StartsWith("<![CDATA[")) text = After(text, "]]>");
            else if (text.StartsWith("<!--")) text = After(text, "-->");
            else if (text.StartsWith("<?")) text = After(text, "?>");
            else if (text.StartsWith("</"))
            {
                depth = Math.Max(0, depth - 1);
                text = text[2..];
            }
            else
            {
                elements++;
                text = AfterTag(text[1..], out var count, out var isEmpty);
                attributes = Math.Max(attributes, count);
                if (!isEmpty) deepest = Math.Max(deepest, ++depth);
            }
        }

        return new(deepest, attributes, elements, Math.Max(run, Math.Max(text.Length, left - text.Length)));
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string end)
    {
        var at = text.IndexOf(end, StringComparison.Ordinal);
        return at < 0 ? [] : text[(at + end.Length)..];
    }

    private static ReadOnlySpan<char> AfterTag(ReadOnlySpan<char> text, out int attributes, out bool isEmpty)
    {
        attributes = 0;
        isEmpty = false;
        while (text.IndexOfAny(InTag) is var at and >= 0)
        {
            if (text[at] == '>')
            {
                isEmpty |= at > 0 && text[at - 1] == '/';
                return text[(at + 1)..];
            }

            attributes++;
            var close = text[(at + 1)..].IndexOf(text[at]);
            if (close < 0) return [];
            text = text[(at + close + 2)..];
            isEmpty = text.StartsWith("/>");
        }

        return [];
    }
}
