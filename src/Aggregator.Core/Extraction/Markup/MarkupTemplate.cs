using AngleSharp.Html.Construction;

namespace Aggregator.Core.Extraction.Markup;

/// <summary>A template, whose content is no part of the page.</summary>
internal sealed class MarkupTemplate(MarkupName name) : MarkupElement(name), IConstructableTemplateElement
{
    void IConstructableTemplateElement.PopulateFragment() => Clear();
}
