using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction;

/// <summary>Finds the address of a picture, also of one that a script would load later.</summary>
internal static class PictureSource
{
    private static readonly string[] Attributes = ["data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-url", "data-srcset", "srcset", "src"];

    /// <summary>The absolute address, or null when the element is no picture or only a placeholder.</summary>
    internal static string? Of(MarkupElement element, Uri baseUrl)
    {
        if (element.LocalName == "picture")
            return element.Children.Select(child => Of(child, baseUrl)).LastOrDefault(source => source is not null);
        if (element.LocalName is not ("img" or "amp-img" or "source") || IsTiny(element))
            return null;
        foreach (var attribute in Attributes)
            if (element.GetAttribute(attribute) is { Length: > 0 } value && !value.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
                && Address.Absolute(baseUrl, Largest(value, attribute)) is { } source)
                return source;
        return null;
    }

    private static bool IsTiny(MarkupElement element) => Below(element.GetAttribute("width")) || Below(element.GetAttribute("height"));

    private static bool Below(string? size) => int.TryParse(size, out var pixels) && pixels is > 0 and < 40;

    // A srcset lists "address width" pairs; the last one is nearly always the largest.
    private static string Largest(string value, string attribute) =>
        attribute.EndsWith("srcset", StringComparison.Ordinal) ? value.Split(", ", StringSplitOptions.RemoveEmptyEntries)[^1].Trim().Split(' ')[0] : value;
}
