namespace Aggregator.Core.Parsing;

/// <summary>Short numbers in fixed places.</summary>
internal static class Digits
{
    /// <summary>The value of at most nine ASCII digits; -1 when a character is none.</summary>
    public static int Of(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c)) return -1;
            value = (value * 10) + (c - '0');
        }

        return value;
    }
}
