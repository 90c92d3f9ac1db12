namespace Aggregator.Core.Extraction.Markup;

/// <summary>A table, which its document knows as long as it is open.</summary>
internal sealed class MarkupTable(MarkupName name, MarkupDocument document) : MarkupElement(name)
{
    protected override void Close() => document.Closed(this);
}
