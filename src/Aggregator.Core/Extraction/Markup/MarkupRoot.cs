namespace Aggregator.Core.Extraction.Markup;

/// <summary>The element around all others, which stays open until all is read.</summary>
internal sealed class MarkupRoot(MarkupName name, MarkupDocument document) : MarkupElement(name)
{
    protected override void Close()
    {
        if (!document.IsRead)
            throw new MarkupLostException();
    }
}
