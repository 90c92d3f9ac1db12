using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aggregator.Worker.Demo;

/// <summary>
/// Text with placeholders: <c>{{name}}</c> encoded for HTML and XML, <c>{{{name}}}</c> as it is, <c>{{json name}}</c> as a JSON string,
/// <c>{{name|format}}</c> for a date, <c>{{#name}}…{{/name}}</c> once for each item of a list or once if the value is there.
/// </summary>
internal static partial class Template
{
    /// <summary>Fills a template from a scope. A name that the scope lacks prints nothing.</summary>
    public static string Fill(string template, TemplateScope scope) => Tag.Replace(template, match =>
        match.Groups["inner"] is { Success: true } inner ? Repeat(inner.Value, scope, scope[match.Groups["list"].Value]) : Print(match, scope));

    private static string Repeat(string inner, TemplateScope scope, object? value) => value switch
    {
        null or "" => "",
        IReadOnlyList<TemplateScope> items => string.Concat(items.Select(item => Fill(inner, item))),
        _ => Fill(inner, scope),
    };

    private static string Print(Match match, TemplateScope scope)
    {
        var text = Text(scope[match.Groups["name"].Value], match.Groups["format"].Value);
        if (match.Groups["json"].Success) return JsonSerializer.Serialize(text);
        return match.Groups["raw"].Success ? text : WebUtility.HtmlEncode(text);
    }

    private static string Text(object? value, string format) => value switch
    {
        DateTimeOffset date => date.ToString(format, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    [GeneratedRegex(
        @"\{\{\#(?<list>[\w-]+)\}\}\n?(?<inner>.*?)\{\{/\k<list>\}\}\n?" +
        @"|\{\{(?<raw>\{)?(?<json>json\s)?(?<name>[\w-]+)(\|(?<format>[^}]+))?\}\}(?(raw)\})",
        RegexOptions.Singleline)]
    private static partial Regex Tag { get; }
}
