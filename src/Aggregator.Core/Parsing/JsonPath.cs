using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aggregator.Core.Parsing;

/// <summary>Follows dotted paths such as <c>data.list[0].title</c> in JSON.</summary>
internal static partial class JsonPath
{
    /// <summary>The element at a path, or null. An empty path is the element itself; names are matched exactly, then without case.</summary>
    public static JsonElement? Find(JsonElement element, string path)
    {
        foreach (Match step in Step().Matches(path))
        {
            var next = step.Groups["index"].Success
                ? At(element, int.Parse(step.Groups["index"].ValueSpan, CultureInfo.InvariantCulture))
                : Named(element, step.Groups["name"].Value);
            if (next is null) return null;
            element = next.Value;
        }

        return element;
    }

    /// <summary>The text of the value at a path; null for none, and for objects and arrays other than of text.</summary>
    public static string? Text(JsonElement element, string? path) => path is null || Find(element, path) is not { } found ? null : TextOf(found);

    /// <summary>Fills a template's braces, or reads a plain path.</summary>
    public static string? Fill(JsonElement element, string template)
    {
        if (!template.Contains('{', StringComparison.Ordinal)) return Text(element, template);
        var isWhole = true;
        var filled = Brace().Replace(template, match =>
        {
            var value = Text(element, match.Groups[1].Value);
            isWhole &= !string.IsNullOrEmpty(value);
            return Uri.EscapeDataString(value ?? "");
        });
        return isWhole ? filled : null;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array when value.GetArrayLength() > 0 && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) =>
            string.Join(", ", value.EnumerateArray().Select(v => v.GetString())),
        JsonValueKind.Object => TextOf(Named(value, "name") ?? Named(value, "rendered") ?? default),
        _ => null,
    };

    private static JsonElement? At(JsonElement element, int index) =>
        element.ValueKind == JsonValueKind.Array && index < element.GetArrayLength() ? element[index] : null;

    private static JsonElement? Named(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        if (element.TryGetProperty(name, out var exact)) return exact;
        foreach (var property in element.EnumerateObject())
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        return null;
    }

    [GeneratedRegex("""\[(?<index>\d{1,6})\]|(?<name>[^.\[\]]+)""")]
    private static partial Regex Step();

    [GeneratedRegex("""\{([^{}]+)\}""")]
    private static partial Regex Brace();
}
