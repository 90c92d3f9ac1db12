using AngleSharp.Html.Construction;

namespace Aggregator.Core.Extraction.Markup;

/// <summary>A script, which never runs.</summary>
internal sealed class MarkupScript(MarkupName name) : MarkupElement(name), IConstructableScriptElement
{
    Task IConstructableScriptElement.RunAsync(CancellationToken cancel) => Task.CompletedTask;

    bool IConstructableScriptElement.Prepare(IConstructableDocument document) => false;
}
