using System.Text;

namespace Aggregator.Core.Parsing;

/// <summary>Reads bytes that do not fit UTF-8 as windows-1252: they mostly come from a quotation or name pasted in.</summary>
internal sealed class StrayByteFallback : DecoderFallback
{
    private static readonly Encoding Windows = Charsets.EncodingOf("windows-1252");

    /// <summary>UTF-8 with this fallback.</summary>
    public static Encoding Utf8 { get; } = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new StrayByteFallback());

    /// <inheritdoc/>
    public override int MaxCharCount => 4;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private string _text = "";
        private int _next;

        public override int Remaining => _text.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (_text, _next) = (Windows.GetString(bytesUnknown), 0);
            return true;
        }

        public override char GetNextChar() => _next < _text.Length ? _text[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0) return false;
            _next--;
            return true;
        }

        public override void Reset() => (_text, _next) = ("", 0);
    }
}
