namespace Aggregator.Benchmarks.Training;

/// <summary>Tokens as the body score counts them: words, and every Han or kana character on its own.</summary>
internal static class ReferenceTokens
{
    internal static List<string> Of(string text)
    {
        var tokens = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            var alone = c is >= '\u3005' and <= '\u3007' or >= '\u3040' and <= '\u312f' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff' or >= '\u0e00' and <= '\u0eff';
            if (!alone && (char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark))
            {
                if (start < 0)
                    start = i;
                continue;
            }
            if (start >= 0)
                tokens.Add(text[start..i]);
            start = -1;
            if (alone && char.IsLetterOrDigit(c))
                tokens.Add(c.ToString());
        }
        return tokens;
    }
}
