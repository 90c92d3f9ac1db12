using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Parsing;

/// <summary>Says what a document is when it is no feed.</summary>
internal static class NotAFeed
{
    private const int Head = 4096;

    /// <summary>A fault of kind HtmlInsteadOfFeed, BinaryBody or NotAFeed.</summary>
    public static FeedParseResult Explain(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Head));
        if (IsBinary(head)) return FeedParseResult.Failed(FaultKind.BinaryBody, "The body is binary data, not a feed.");
        if (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<body", StringComparison.OrdinalIgnoreCase) || head.Contains("<head", StringComparison.OrdinalIgnoreCase))
            return FeedParseResult.Failed(FaultKind.HtmlInsteadOfFeed, "The address gives a web page, not a feed; add the site instead to look for its feeds.");
        return FeedParseResult.Failed(FaultKind.NotAFeed, "The body is not a feed of any known format.");
    }

    private static bool IsBinary(ReadOnlySpan<char> head)
    {
        var strange = 0;
        foreach (var c in head) if (c == '\uFFFD' || (c < ' ' && c is not ('\t' or '\r' or '\n' or '\f' or '\x1B'))) strange++;
        return strange * 20 > head.Length;
    }
}
