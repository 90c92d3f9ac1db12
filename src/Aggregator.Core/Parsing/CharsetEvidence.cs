namespace Aggregator.Core.Parsing;

/// <summary>How the charset of a document was decided.</summary>
internal enum CharsetEvidence
{
    /// <summary>A byte order mark.</summary>
    ByteOrderMark,

    /// <summary>The zero bytes of UTF-16 or UTF-32, or the EBCDIC form of an XML declaration.</summary>
    BytePattern,

    /// <summary>The bytes are valid UTF-8 (or plain ASCII).</summary>
    ValidUtf8,

    /// <summary>The <c>charset</c> of the HTTP <c>Content-Type</c>.</summary>
    HttpHeader,

    /// <summary>The XML declaration or an HTML <c>meta</c> element.</summary>
    Declaration,

    /// <summary>Statistics of the bytes.</summary>
    Detection,

    /// <summary>Nothing fitted; windows-1252 reads any byte.</summary>
    Fallback,
}
