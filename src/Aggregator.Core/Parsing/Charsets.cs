using System.Collections.Frozen;
using System.Text;

namespace Aggregator.Core.Parsing;

/// <summary>Charset labels and their encodings, after the WHATWG Encoding Standard, section 4.2.</summary>
internal static class Charsets
{
    private static readonly EncodingProvider Legacy = CodePagesEncodingProvider.Instance;

    private static readonly FrozenDictionary<string, string> Labels = ReadLabels();

    private static readonly FrozenDictionary<string, int> CodePages = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["UTF-8"] = 65001,
        ["UTF-16LE"] = 1200,
        ["UTF-16BE"] = 1201,
        ["UTF-32LE"] = 12000,
        ["UTF-32BE"] = 12001,
        ["GBK"] = 54936,
        ["gb18030"] = 54936,
        ["Big5"] = 950,
        ["Shift_JIS"] = 932,
        ["EUC-JP"] = 51932,
        ["ISO-2022-JP"] = 50220,
        ["EUC-KR"] = 949,
        ["HZ-GB-2312"] = 52936,
        ["IBM866"] = 866,
        ["ISO-8859-2"] = 28592,
        ["ISO-8859-3"] = 28593,
        ["ISO-8859-4"] = 28594,
        ["ISO-8859-5"] = 28595,
        ["ISO-8859-6"] = 28596,
        ["ISO-8859-7"] = 28597,
        ["ISO-8859-8"] = 28598,
        ["ISO-8859-13"] = 28603,
        ["ISO-8859-15"] = 28605,
        ["KOI8-R"] = 20866,
        ["KOI8-U"] = 21866,
        ["macintosh"] = 10000,
        ["x-mac-ce"] = 10029,
        ["x-mac-cyrillic"] = 10007,
        ["windows-874"] = 874,
        ["windows-1250"] = 1250,
        ["windows-1251"] = 1251,
        ["windows-1252"] = 1252,
        ["windows-1253"] = 1253,
        ["windows-1254"] = 1254,
        ["windows-1255"] = 1255,
        ["windows-1256"] = 1256,
        ["windows-1257"] = 1257,
        ["windows-1258"] = 1258,
        ["IBM037"] = 37,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The WHATWG name for a label as found in the wild, or null when the label is unknown.</summary>
    public static string? NameOf(string? label)
    {
        var key = label?.Trim(' ', '\t', '\r', '\n', '\f', '"', '\'').ToLowerInvariant();
        if (string.IsNullOrEmpty(key)) return null;
        return Labels.GetValueOrDefault(key) ?? Labels.GetValueOrDefault(key.Replace('_', '-'));
    }

    /// <summary>The encoding of a WHATWG name; bytes that do not fit become U+FFFD.</summary>
    public static Encoding EncodingOf(string name)
    {
        var codePage = CodePages[name];
        return Legacy.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
    }

    private static FrozenDictionary<string, string> ReadLabels()
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in WordTable.Rows("charset-labels.txt"))
            foreach (var label in row) labels[label.ToLowerInvariant()] = row[0];
        return labels.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
