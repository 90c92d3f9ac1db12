using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>What makes two children of one element look alike: the same kind and the same class attribute.</summary>
internal readonly record struct Signature(int Parent, ElementKind Kind, int ClassName)
{
    internal static Signature Of(PageElement element) => new(element.Parent?.Index ?? -1, element.Kind, element.ClassNumber);
}
