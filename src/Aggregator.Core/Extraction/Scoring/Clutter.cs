using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Knows which elements, by kind and class, are seldom part of an article.</summary>
internal static class Clutter
{
    private static readonly ulong Words = new[] { "related", "comment", "share", "navigation", "footer", "advert", "form", "consent", "popular" }
        .Aggregate(0UL, (bits, name) => bits | ClassWords.Shipped.Bit(name));

    /// <summary>Halves the worth of a block for every such element around it.</summary>
    internal static float Factor(PageElement container)
    {
        var factor = 1f;
        for (var element = container; element is not null; element = element.Parent)
            if (Is(element))
                factor *= 0.5f;
        return factor;
    }

    /// <summary>Whether the element is clutter by its kind or its class.</summary>
    internal static bool Is(PageElement element) =>
        (element.Words & Words) != 0 || element.Kind is ElementKind.Footer or ElementKind.Nav or ElementKind.Aside or ElementKind.Form;
}
