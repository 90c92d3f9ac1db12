using System.Collections.Frozen;
using Aggregator.Core.Fingerprinting;

namespace Aggregator.Core.Deduplication;

/// <summary>News agencies whose names in a credit or dateline tell where an article comes from.</summary>
internal static class NewsAgencies
{
    private static readonly (string Agency, string[] Names)[] Known =
    [
        ("新华社", ["新华社", "新华网", "xinhua"]),
        ("中新社", ["中新社", "中新网", "中国新闻社", "中国新闻网", "china news service", "chinanews"]),
        ("央视", ["央视网", "央视新闻", "cctv"]),
        ("人民日报", ["人民日报", "人民网", "people's daily"]),
        ("中央社", ["中央社", "central news agency", "cna"]),
        ("Reuters", ["reuters", "路透社", "路透"]),
        ("AP", ["associated press", "ap", "美联社"]),
        ("AFP", ["agence france-presse", "afp", "法新社"]),
        ("dpa", ["dpa", "德新社"]),
        ("ANSA", ["ansa", "安莎社"]),
        ("EFE", ["efe", "埃菲社"]),
        ("TASS", ["tass", "itar-tass", "塔斯社"]),
        ("Kyodo", ["kyodo", "共同社"]),
        ("Yonhap", ["yonhap", "韩联社"]),
        ("Bloomberg", ["bloomberg", "彭博社", "彭博"]),
        ("UPI", ["upi", "united press international", "合众国际社"]),
        ("PTI", ["pti", "press trust of india"]),
        ("PA Media", ["pa media", "press association"]),
    ];

    private static readonly FrozenDictionary<string, string> ByName =
        Known.SelectMany(x => x.Names.Select(name => (name, x.Agency))).ToFrozenDictionary(x => x.name, x => x.Agency);

    /// <summary>The agency that a credit line, a dateline or a site's name speaks of, or null.</summary>
    /// <param name="text">A short line, such as <c>来源：新华社</c> or <c>LONDON (Reuters) -</c>.</param>
    public static string? In(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var folded = TextNormaliser.Fold(text);
        foreach (var (name, agency) in ByName)
            if (Mentions(folded, name)) return agency;
        return null;
    }

    // Latin names must stand as words of their own: "ap" is no part of "Japan".
    private static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            if (!char.IsAsciiLetter(name[0]) || (!IsLetterAt(text, at - 1) && !IsLetterAt(text, at + name.Length))) return true;
        return false;
    }

    private static bool IsLetterAt(string text, int index) => index >= 0 && index < text.Length && char.IsAsciiLetterOrDigit(text[index]);
}
