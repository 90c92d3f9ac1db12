namespace Aggregator.Core.Extraction.Blocks;

/// <summary>Counts of a text by characters that carry meaning.</summary>
/// <param name="Weight">Letters and digits; a Han, kana or Hangul character counts two.</param>
/// <param name="Wide">Han, kana and Hangul characters.</param>
/// <param name="Digits">Digits.</param>
/// <param name="Upper">Upper-case letters.</param>
/// <param name="Ends">Marks that end a sentence, in any script.</param>
/// <param name="Commas">Commas and their kin, in any script.</param>
/// <param name="Words">Runs of letters and digits; each wide character is one.</param>
/// <param name="Marks">Other marks: bars, arrows, copyright signs, slashes.</param>
/// <param name="Quotes">Quotation marks, in any script.</param>
internal readonly record struct TextMeasure(int Weight, int Wide, int Digits, int Upper, int Ends, int Commas, int Words, int Marks, int Quotes)
{
    /// <summary>Measures a text.</summary>
    internal static TextMeasure Of(ReadOnlySpan<char> text)
    {
        int weight = 0, wide = 0, digits = 0, upper = 0, ends = 0, commas = 0, words = 0, marks = 0, quotes = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (IsWide(c))
            {
                weight += 2;
                wide++;
                words++;
                inWord = false;
                continue;
            }
            if (char.IsAsciiLetterLower(c))
            {
                weight++;
                if (!inWord)
                    words++;
                inWord = true;
                continue;
            }
            if (c == ' ')
            {
                inWord = false;
                continue;
            }
            if (char.IsLetterOrDigit(c) || c > '\ud7ff' && char.IsSurrogate(c))
            {
                weight++;
                if (char.IsDigit(c))
                    digits++;
                else if (char.IsUpper(c))
                    upper++;
                if (!inWord)
                    words++;
                inWord = true;
                continue;
            }
            inWord = c is '\'' or '’' && inWord;
            switch (c)
            {
                case '.' or '!' or '?' or '。' or '！' or '？' or '…' or '।' or '؟' or '．':
                    ends++;
                    break;
                case ',' or ';' or ':' or '，' or '、' or '；' or '：' or '،':
                    commas++;
                    break;
                case '|' or '»' or '›' or '>' or '©' or '/' or '•' or '·' or '→' or '▶' or '【' or '】' or '[' or ']' or '#' or '+' or '｜':
                    marks++;
                    break;
                case '"' or '“' or '”' or '„' or '«' or '「' or '」' or '『' or '』':
                    quotes++;
                    break;
            }
        }
        return new TextMeasure(weight, wide, digits, upper, ends, commas, words, marks, quotes);
    }

    /// <summary>The weight of a text alone.</summary>
    internal static int WeightOf(ReadOnlySpan<char> text)
    {
        var weight = 0;
        foreach (var c in text)
            weight += IsWide(c) ? 2 : char.IsLetterOrDigit(c) ? 1 : 0;
        return weight;
    }

    /// <summary>Whether a character is Han, kana or Hangul.</summary>
    internal static bool IsWide(char c) =>
        c >= '\u3040' && (c <= '\u30ff' || c is >= '\u3400' and <= '\u9fff' || c is >= '\uac00' and <= '\ud7a3' || c is >= '\uf900' and <= '\ufaff');
}
