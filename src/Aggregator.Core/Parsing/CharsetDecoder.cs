using System.Text.Unicode;
using UtfUnknown;

namespace Aggregator.Core.Parsing;

/// <summary>
/// Turns the bytes of feeds and pages into text. Evidence is taken in the order of its reliability: byte order mark,
/// byte pattern, valid UTF-8, HTTP header, declaration in the document, statistics. Never throws.
/// </summary>
internal static class CharsetDecoder
{
    /// <summary>Detection reads no more than this many bytes: enough for certainty, and its cost stays bounded.</summary>
    private const int DetectionWindow = 64 * 1024;

    private const int LongestDeclaration = 200;

    /// <summary>Decodes a feed or another XML or JSON document.</summary>
    public static DecodedText DecodeFeed(ReadOnlySpan<byte> body, string? contentType) =>
        Decode(body, contentType, static head => CharsetDeclaration.InXml(head) ?? CharsetDeclaration.InHtml(head));

    /// <summary>Decodes an HTML page.</summary>
    public static DecodedText DecodePage(ReadOnlySpan<byte> body, string? contentType) =>
        Decode(body, contentType, static head => CharsetDeclaration.InHtml(head) ?? CharsetDeclaration.InXml(head));

    private static DecodedText Decode(ReadOnlySpan<byte> body, string? contentType, Func<ReadOnlySpan<byte>, string?> declarationIn)
    {
        if (BytePatterns.OfMark(body) is var (marked, markLength) && marked is not null)
            return Read(body[markLength..], marked, CharsetEvidence.ByteOrderMark);
        if (BytePatterns.OfZeros(body) is { } wide) return Read(body, wide, CharsetEvidence.BytePattern);
        if (BytePatterns.IsEbcdic(body)) return Read(body, "IBM037", CharsetEvidence.BytePattern);

        var utf8 = Utf8Evidence.Of(body);
        if (utf8.IsCertain) return Read(body, "UTF-8", CharsetEvidence.ValidUtf8);
        var header = Charsets.NameOf(CharsetDeclaration.InContentType(contentType));
        var declared = Charsets.NameOf(declarationIn(body));
        if (utf8.IsAscii)
            return Read(body, BytePatterns.EscapedCharset(body, header ?? declared) ?? "UTF-8", CharsetEvidence.ValidUtf8);
        if (utf8.IsValid && !utf8.IsDoubtful(header ?? declared)) return Read(body, "UTF-8", CharsetEvidence.ValidUtf8);
        if (utf8.IsMostlyValid) return Read(body, "UTF-8", CharsetEvidence.ValidUtf8);

        return Claimed(body, header, CharsetEvidence.HttpHeader)
            ?? Claimed(body, declared, CharsetEvidence.Declaration)
            ?? Detected(body);
    }

    private static DecodedText? Claimed(ReadOnlySpan<byte> body, string? name, CharsetEvidence evidence)
    {
        // Neither UTF-8 (just refuted) nor UTF-16 (no zero bytes) can be true here.
        if (name is null || name.StartsWith("UTF-", StringComparison.Ordinal)) return null;
        var decoded = Read(body, name, evidence);
        return IsPlausible(decoded.Text) ? decoded : null;
    }

    private static DecodedText Detected(ReadOnlySpan<byte> body)
    {
        var guess = CharsetDetector.DetectFromBytes(MostTelling(body).ToArray()).Detected;
        var name = guess is { Confidence: > 0.3f } ? Charsets.NameOf(guess.EncodingName) : null;
        if (name is not null && !name.StartsWith("UTF-", StringComparison.Ordinal))
        {
            var decoded = Read(body, name, CharsetEvidence.Detection);
            if (IsPlausible(decoded.Text)) return decoded;
        }

        return Read(body, "windows-1252", CharsetEvidence.Fallback);
    }

    /// <summary>The window that begins shortly before the first byte beyond ASCII.</summary>
    private static ReadOnlySpan<byte> MostTelling(ReadOnlySpan<byte> body)
    {
        var start = Math.Max(0, body.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) - 64);
        return body.Slice(start, Math.Min(DetectionWindow, body.Length - start));
    }

    private static DecodedText Read(ReadOnlySpan<byte> body, string name, CharsetEvidence evidence)
    {
        // The declaration has done its duty; left in place it would mislead whoever reads the text next.
        if (body.StartsWith("<?xml "u8) && body.IndexOf("?>"u8) is var end and > 0 and < LongestDeclaration) body = body[(end + 2)..];
        return new((name == "UTF-8" && !Utf8.IsValid(body) ? StrayByteFallback.Utf8 : Charsets.EncodingOf(name)).GetString(body).TrimStart('\uFEFF'), name, evidence);
    }

    /// <summary>One character in fifty may be undecodable: pages cut in the middle of a character, and stray bytes.</summary>
    private static bool IsPlausible(string text)
    {
        var bad = text.AsSpan().Count('\uFFFD');
        return bad * 50 <= text.Length && bad <= 2 + CountBeyondAscii(text) / 10;
    }

    private static int CountBeyondAscii(string text)
    {
        var count = 0;
        foreach (var c in text) if (c > '\x7F') count++;
        return count;
    }
}
