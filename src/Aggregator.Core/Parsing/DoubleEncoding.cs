using System.Collections.Frozen;
using System.Text;

namespace Aggregator.Core.Parsing;

/// <summary>
/// Repairs text whose UTF-8 bytes were once read in a single-byte charset, so that "für" became "fÃ¼r": systems that convert what needed no
/// conversion deliver such pages, correctly labelled. Runs beyond ASCII are read back where nearly all of them prove to be UTF-8, which
/// text that was never mistaken does not.
/// </summary>
internal static class DoubleEncoding
{
    private const int RunsAsked = 24;
    private const int FewestRuns = 8;
    private const float LeastShare = 0.9f;
    private const int LongestRun = 4096;

    private static readonly FrozenDictionary<char, byte>[] Charsets =
        [.. new[] { "windows-1252", "windows-1250", "ISO-8859-2", "macintosh", "x-mac-ce", "windows-1254", "windows-1251" }.Select(TableOf)];

    /// <summary>The text read back, or the same text when it was not mistaken.</summary>
    internal static string Repair(string text)
    {
        var runs = FirstRuns(text);
        if (runs.Count >= FewestRuns)
            foreach (var charset in Charsets)
                if (IsMistaken(text, runs, charset))
                    return ReadBack(text, charset);
        return text;
    }

    private static List<Range> FirstRuns(string text)
    {
        var runs = new List<Range>();
        for (var at = NextRun(text, 0, out var end); at >= 0 && runs.Count < RunsAsked; at = NextRun(text, end, out end))
            runs.Add(at..end);
        return runs;
    }

    private static bool IsMistaken(string text, List<Range> runs, FrozenDictionary<char, byte> charset)
    {
        var wrong = 0;
        foreach (var run in runs)
            if (ReadRun(text.AsSpan(run), charset) is null && ++wrong > (1 - LeastShare) * runs.Count)
                return false;
        return true;
    }

    private static string ReadBack(string text, FrozenDictionary<char, byte> charset)
    {
        var whole = new StringBuilder(text.Length);
        var done = 0;
        for (var at = NextRun(text, 0, out var end); at >= 0; at = NextRun(text, end, out end))
        {
            whole.Append(text, done, at - done).Append(ReadRun(text.AsSpan(at, end - at), charset) ?? text[at..end]);
            done = end;
        }
        return whole.Append(text, done, text.Length - done).ToString();
    }

    // Start of the next run of characters beyond ASCII, or -1.
    private static int NextRun(string text, int from, out int end)
    {
        var start = text.AsSpan(from).IndexOfAnyExceptInRange('\0', '\x7f');
        end = text.Length;
        if (start < 0)
            return -1;
        var length = text.AsSpan(from + start).IndexOfAnyInRange('\0', '\x7f');
        if (length >= 0)
            end = from + start + length;
        return from + start;
    }

    private static string? ReadRun(ReadOnlySpan<char> run, FrozenDictionary<char, byte> charset)
    {
        if (run.Length is < 2 or > LongestRun)
            return null;
        Span<byte> bytes = stackalloc byte[run.Length];
        for (var i = 0; i < run.Length; i++)
            if (!charset.TryGetValue(run[i], out bytes[i]))
                return null;
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    // A byte without a character of its own passes as the control character of that number, as the WHATWG tables have it.
    private static FrozenDictionary<char, byte> TableOf(string charset)
    {
        var encoding = Parsing.Charsets.EncodingOf(charset);
        var table = new Dictionary<char, byte>();
        for (var value = 0x80; value <= 0xff; value++)
        {
            if (value < 0xa0)
                table[(char)value] = (byte)value;
            if (encoding.GetString([(byte)value]) is [var c and not '\ufffd'])
                table[c] = (byte)value;
        }
        return table.ToFrozenDictionary();
    }
}
