namespace Aggregator.Core.Parsing;

/// <summary>Bytes turned into text.</summary>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="Charset">The WHATWG name of the charset.</param>
/// <param name="Evidence">Why that charset.</param>
internal readonly record struct DecodedText(string Text, string Charset, CharsetEvidence Evidence);
