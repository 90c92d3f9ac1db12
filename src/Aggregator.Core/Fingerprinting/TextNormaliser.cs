using System.Text;

namespace Aggregator.Core.Fingerprinting;

/// <summary>Brings texts that readers take for the same to the same characters: NFKC, case, traditional to simplified.</summary>
internal static class TextNormaliser
{
    /// <summary>Unicode compatibility form (NFKC): full-width letters, ligatures and presentation forms become plain ones.</summary>
    public static string Compatible(string text)
    {
        if (Ascii.IsValid(text)) return text;
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return WithoutLoneSurrogates(text).Normalize(NormalizationForm.FormKC);
        }
    }

    /// <summary>One character folded: lower case, simplified.</summary>
    public static char Fold(char character)
    {
        if (character < 0x80) return char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character;
        return character >= '\u2E80' ? ChineseVariants.Simplify(character) : char.ToLowerInvariant(character);
    }

    /// <summary>A whole text folded: NFKC, lower case, simplified.</summary>
    public static string Fold(string text)
    {
        var compatible = Compatible(text);
        return string.Create(compatible.Length, compatible, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Fold(source[i]);
        });
    }

    /// <summary>True for scripts written without spaces between words, in which one character is one token.</summary>
    public static bool IsUnspaced(char character) => character switch
    {
        < '\u0E00' => false,
        <= '\u0EFF' => true,
        >= '\u1000' and <= '\u109F' => true,
        >= '\u1780' and <= '\u17FF' => true,
        >= '\u2E80' and <= '\u2FDF' => true,
        >= '\u3040' and <= '\u30FF' => true,
        >= '\u3400' and <= '\u9FFF' => true,
        >= '\uAC00' and <= '\uDFFF' => true,
        >= '\uF900' and <= '\uFAFF' => true,
        _ => false,
    };

    private static string WithoutLoneSurrogates(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) result.Append(rune);
        return result.ToString();
    }
}
