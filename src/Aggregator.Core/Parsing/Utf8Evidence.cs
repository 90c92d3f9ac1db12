using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Aggregator.Core.Parsing;

/// <summary>How well bytes fit UTF-8.</summary>
/// <param name="Sequences">Valid sequences of two bytes or more.</param>
/// <param name="LongSequences">Of these, sequences of three or four bytes.</param>
/// <param name="Errors">Bytes or runs that fit no sequence.</param>
internal readonly record struct Utf8Evidence(int Sequences, int LongSequences, int Errors)
{
    /// <summary>Once there are this many sequences, chance is ruled out and counting stops.</summary>
    private const int Certain = 64;

    /// <summary>So few sequences may be chance.</summary>
    private const int Doubtful = 4;

    /// <summary>True when no byte is beyond 0x7F.</summary>
    public bool IsAscii => Sequences == 0 && Errors == 0;

    /// <summary>True when chance is ruled out, whatever header and declaration say.</summary>
    public bool IsCertain => Errors == 0 && Sequences > Doubtful;

    /// <summary>True when every byte fits.</summary>
    public bool IsValid => Errors == 0;

    /// <summary>True for text that is UTF-8 but for a stray byte here and there, or a cut at the end.</summary>
    public bool IsMostlyValid => Errors > 0 && Sequences >= 8 * Errors;

    /// <summary>
    /// True when a few characters of a double-byte charset may have fitted by chance, as 联通 in GBK does,
    /// and the document claims such a charset.
    /// </summary>
    public bool IsDoubtful(string? claimed) =>
        Sequences <= Doubtful && LongSequences == 0
        && claimed is ("GBK" or "gb18030" or "Big5" or "EUC-KR" or "EUC-JP" or "Shift_JIS");

    /// <summary>Examines bytes.</summary>
    public static Utf8Evidence Of(ReadOnlySpan<byte> body)
    {
        if (Ascii.IsValid(body)) return default;
        var valid = Utf8.IsValid(body);
        int sequences = 0, longOnes = 0, errors = 0;
        while (true)
        {
            var next = body.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0 || (valid && sequences >= Certain)) return new(sequences, longOnes, errors);
            body = body[next..];
            if (Rune.DecodeFromUtf8(body, out _, out var length) == OperationStatus.Done)
            {
                sequences++;
                if (length > 2) longOnes++;
            }
            else errors++;
            body = body[length..];
        }
    }
}
