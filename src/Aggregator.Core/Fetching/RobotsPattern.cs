using System.Globalization;
using System.Text;

namespace Aggregator.Core.Fetching;

/// <summary>Path patterns of robots.txt: prefix match with <c>*</c> for any run and <c>$</c> for the end (RFC 9309 section 2.2.3).</summary>
internal static class RobotsPattern
{
    private const string Unreserved = "-._~";

    /// <summary>Whether a normalised path matches a normalised pattern. Time is at most the product of their lengths.</summary>
    public static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var end = anchored ? pattern.Length - 1 : pattern.Length;
        int p = 0, s = 0, star = -1, retry = 0;
        while (true)
        {
            if (p == end && (!anchored || s == path.Length))
                return true;
            if (p < end && pattern[p] == '*')
            {
                (star, retry) = (++p, s);
            }
            else if (p < end && s < path.Length && pattern[p] == path[s])
            {
                p++;
                s++;
            }
            else if (star >= 0 && retry < path.Length)
            {
                (p, s) = (star, ++retry);
            }
            else
            {
                return false;
            }
        }
    }

    /// <summary>
    /// One spelling for paths that mean the same: bytes beyond ASCII escaped, escapes in upper case, needlessly escaped letters, digits
    /// and <c>-._~</c> plain (RFC 9309 section 2.2.2).
    /// </summary>
    public static string Normalise(string path)
    {
        var normal = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && byte.TryParse(path.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                AppendEscape(normal, value);
                i += 2;
            }
            else if (path[i] < 0x80)
            {
                normal.Append(path[i]);
            }
            else
            {
                i += AppendUtf8(normal, path, i) - 1;
            }
        }

        return normal.ToString();
    }

    private static void AppendEscape(StringBuilder normal, byte value)
    {
        if (char.IsAsciiLetterOrDigit((char)value) || Unreserved.Contains((char)value, StringComparison.Ordinal))
            normal.Append((char)value);
        else
            normal.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
    }

    private static int AppendUtf8(StringBuilder normal, string path, int at)
    {
        var length = char.IsSurrogatePair(path, at) ? 2 : 1;
        foreach (var b in Encoding.UTF8.GetBytes(path.Substring(at, length)))
            normal.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        return length;
    }
}
