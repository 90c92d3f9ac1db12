using System.Text;
using System.Text.Unicode;

namespace Aggregator.Core.Parsing;

/// <summary>Undoes two mistakes of publishers: UTF-8 taken for Latin-1 and encoded again, and windows-1252 bytes as C1 controls.</summary>
internal static class Mojibake
{
    private const int LongestOnStack = 1024;

    /// <summary>The text as it was meant.</summary>
    public static string Undo(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u0080', '\u00FF') < 0) return text;
        var meant = IsLatin1(text) ? AsUtf8(text) ?? text : text;
        return meant.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0 ? meant : WithoutControls(meant);
    }

    private static bool IsLatin1(string text) => text.AsSpan().IndexOfAnyExceptInRange('\0', '\u00FF') < 0;

    private static string? AsUtf8(string text)
    {
        var bytes = text.Length <= LongestOnStack ? stackalloc byte[text.Length] : new byte[text.Length];
        Encoding.Latin1.GetBytes(text, bytes);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    private static string WithoutControls(string text)
    {
        var windows = Charsets.EncodingOf("windows-1252");
        return string.Create(text.Length, (text, windows), static (chars, state) =>
        {
            Span<byte> one = stackalloc byte[1];
            state.text.CopyTo(chars);
            foreach (ref var c in chars)
            {
                if (c is < '\u0080' or > '\u009F') continue;
                one[0] = (byte)c;
                state.windows.GetChars(one, new Span<char>(ref c));
            }
        });
    }
}
