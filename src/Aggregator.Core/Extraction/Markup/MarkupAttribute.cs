using AngleSharp.Common;
using AngleSharp.Html.Construction;

namespace Aggregator.Core.Extraction.Markup;

/// <summary>An attribute of an element.</summary>
internal record struct MarkupAttribute(StringOrMemory Name, StringOrMemory Value) : IConstructableAttr;
