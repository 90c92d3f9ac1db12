namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Cuts class and id attributes into tokens: each name as a whole (<c>=post-content</c>) and its parts (<c>post</c>, <c>content</c>), in lower case.</summary>
internal static class ClassTokens
{
    private const int MaxLength = 300;
    private const int MaxName = 40;

    /// <summary>Hands the tokens of an attribute value to a sink.</summary>
    internal static void Read<TSink>(ReadOnlySpan<char> value, ref TSink sink) where TSink : struct, ITokenSink
    {
        if (value.IsEmpty)
            return;
        Span<char> lower = stackalloc char[MaxLength];
        if (value.Length > MaxLength)
            value = value[..MaxLength];
        ulong name = TokenKey.Empty, part = TokenKey.Empty;
        int nameAt = 0, partAt = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            var c = i < value.Length ? value[i] : ' ';
            var inPart = char.IsAsciiLetterOrDigit(c);
            if (!inPart || i > partAt && IsSeam(value[i - 1], c))
            {
                if (i - partAt >= 2 && !char.IsAsciiDigit(value[partAt]))
                    sink.Add(part, [], '\0', lower[partAt..i]);
                (part, partAt) = (TokenKey.Empty, inPart ? i : i + 1);
            }
            if (c is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                if (i > nameAt && i - nameAt <= MaxName)
                    sink.Add(TokenKey.Marked('=', name), [], '=', lower[nameAt..i]);
                (name, nameAt) = (TokenKey.Empty, i + 1);
                continue;
            }
            var small = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            lower[i] = small;
            name = TokenKey.Next(name, small);
            if (inPart)
                part = TokenKey.Next(part, small);
        }
    }

    private static bool IsSeam(char left, char right) =>
        char.IsAsciiLetterLower(left) && char.IsAsciiLetterUpper(right) || char.IsAsciiLetter(left) && char.IsAsciiDigit(right);
}
