using System.Buffers;

namespace Aggregator.Core.Fetching;

/// <summary>Host names that mean the local machine or network wherever they are resolved.</summary>
internal static class LocalNames
{
    // RFC 6761, RFC 6762, RFC 8375, RFC 9476 and the suffixes that home and office routers hand out.
    private static readonly string[] Suffixes =
        ["localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "private", "arpa", "onion", "test", "invalid", "alt"];

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>True for single labels, local suffixes and hosts made of numbers only, which some resolvers read as addresses.</summary>
    public static bool IsLocal(string host)
    {
        var labels = host.TrimEnd('.').Split('.');
        return labels.Length == 1
            || Suffixes.Contains(labels[^1], StringComparer.OrdinalIgnoreCase)
            || IsNumber(labels[^1]);
    }

    private static bool IsNumber(string label) =>
        label.Length > 0
        && (label.All(char.IsAsciiDigit)
            || (label.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && label.AsSpan(2).IndexOfAnyExcept(HexDigits) < 0));
}
