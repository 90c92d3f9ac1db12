using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Reads the credits that an article shows: its origin, its original title, its pictures' credit.</summary>
internal static partial class CreditReader
{
    /// <summary>Whom the page credits as the origin, or null.</summary>
    internal static string? Origin(IEnumerable<TextBlock> near)
    {
        foreach (var block in near)
            if (SourcePattern().Match(block.Text) is { Success: true } source)
                return source.Groups["who"].Value.Trim();
        foreach (var block in near)
            if (DatelinePattern().Match(block.Text) is { Success: true } dateline)
                return dateline.Groups["who"].Value.Trim();
        return null;
    }

    /// <summary>Whether a line holds nothing but an original title, a picture's credit, or where a text and its author come from: fields, not body.</summary>
    internal static bool IsField(string line) => line.Length <= 120 && FieldLine().IsMatch(line);

    /// <summary>The original title, or null.</summary>
    internal static string? OriginalTitle(IEnumerable<TextBlock> near) =>
        near.Select(block => OriginalTitlePattern().Match(block.Text)).FirstOrDefault(match => match.Success)?.Groups["title"].Value.Trim();

    /// <summary>The credit of the lead picture, or null.</summary>
    internal static string? Image(IEnumerable<TextBlock> near) =>
        near.Select(block => ImagePattern().Match(block.Text)).FirstOrDefault(match => match.Success)?.Groups["who"].Value.Trim();

    [GeneratedRegex(@"^文\s*[|｜:：]\s*(?<who>[^,，|｜:：/]{2,24}?)\s*[,，;；]\s*作者\s*[|｜:：]|(?<!图片|圖片|题图|封面|头图|图|圖|视频|数据|資料|资料)(?:来源|來源|转载自|轉載自|转自|稿源|文章来源|信息来源|出处)\s*[:：于於]?\s*(?<who>[^\s:：|｜/,，。;；()（）【】]{2,24})|^(?:Source|Quelle|Fuente|Źródło|Источник|Πηγή)\s*:\s*(?<who>[^|,;]{2,40})", RegexOptions.ExplicitCapture)]
    private static partial Regex SourcePattern();

    [GeneratedRegex(@"^[^()（）]{0,60}[(（](?<who>Reuters|AP|AFP|dpa|Bloomberg|UPI|TASS|Xinhua|CNN|PTI|ANI|IANS|EFE|ANSA|PAP|APA|Kyodo|Yonhap)[)）]|^(?<who>新华社|中新社|中新网|中新社|央视新闻|人民网|路透社|法新社|美联社)[^，。]{0,20}(?:电|讯|[)）])", RegexOptions.ExplicitCapture)]
    private static partial Regex DatelinePattern();

    [GeneratedRegex(@"^[（(【]?\s*(?:原(?:文)?(?:标题|標題|题)\s*[:：].*|(?:图片来源|圖片來源|图源|题图来源|封面来源|头图来源)\s*[@:：/|｜]\s*[^。！？]{2,40}|文\s*[|｜:：]\s*[^。！？]{2,60}|(?:文字|撰文)?作者\s*[|｜:：]\s*[^。！？]{2,40})[）)】]?$", RegexOptions.ExplicitCapture)]
    private static partial Regex FieldLine();

    [GeneratedRegex(@"^[（(【]?\s*原(?:文)?(?:标题|標題|题)\s*[:：]\s*(?<title>.{2,120}?)\s*[）)】]?$", RegexOptions.ExplicitCapture)]
    private static partial Regex OriginalTitlePattern();

    [GeneratedRegex(@"(?:图片来源|圖片來源|图源|图片|图|圖)\s*[@:：/|｜]\s*(?<who>[^\s,，。;；()（）]{2,24})|(?:Photo(?:graph)?(?: by)?|Image(?: credit)?|Picture|Foto|Bild|Photo credit)\s*[:©]\s*(?<who>[^.]{2,60})", RegexOptions.ExplicitCapture)]
    private static partial Regex ImagePattern();
}
