using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Parsing;

/// <summary>The first step of every reader of a document: unwrap, limit, decode.</summary>
internal static class DocumentText
{
    /// <summary>Decodes a document.</summary>
    /// <param name="document">Its bytes.</param>
    /// <param name="isPage">True when HTML is expected: a meta element then outranks an XML declaration.</param>
    /// <param name="decoded">The text, when there is no fault.</param>
    /// <returns>Null, or a fault of kind EmptyBody, TooLarge or BinaryBody.</returns>
    public static FeedParseResult? Decode(FeedDocument document, bool isPage, out DecodedText decoded)
    {
        decoded = default;
        var body = BodyUnwrapper.Unwrap(document.Body, out var fault);
        if (fault is not null) return fault;
        decoded = isPage ? CharsetDecoder.DecodePage(body.Span, document.ContentType) : CharsetDecoder.DecodeFeed(body.Span, document.ContentType);
        return decoded.Text.AsSpan().Trim(" \t\r\n\0\u00A0\uFEFF").IsEmpty ? FeedParseResult.Failed(FaultKind.EmptyBody, "The body is empty.") : null;
    }
}
