using AngleSharp;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Text;

namespace Aggregator.Core.Extraction.Markup;

/// <summary>Makes the nodes that AngleSharp parses into.</summary>
internal sealed class MarkupFactory : IDomConstructionElementFactory<MarkupDocument, MarkupElement>
{
    private static readonly MarkupName Script = MarkupName.Of("script");

    public MarkupElement Create(MarkupDocument document, StringOrMemory localName, StringOrMemory prefix = default, NodeFlags flags = NodeFlags.None)
    {
        var name = MarkupName.Of(localName.Memory.Span);
        return name.LocalName switch
        {
            "table" => document.Opened(new MarkupTable(name, document)),
            "html" => new MarkupRoot(name, document),
            _ => new MarkupElement(name),
        };
    }

    public MarkupElement CreateNoScript(MarkupDocument document, bool scripting) => new(MarkupName.Of("noscript"));

    public IConstructableNode CreateDocumentType(MarkupDocument document, StringOrMemory name, StringOrMemory publicIdentifier, StringOrMemory systemIdentifier) => new MarkupText(default);

    public IConstructableMathElement CreateMath(MarkupDocument document, StringOrMemory name = default) => new MarkupElement(MarkupName.OfMath(name.Memory.Span));

    public IConstructableSvgElement CreateSvg(MarkupDocument document, StringOrMemory name = default) => new MarkupElement(MarkupName.OfSvg(name.Memory.Span));

    public IConstructableMetaElement CreateMeta(MarkupDocument document) => new MarkupElement(MarkupName.Of("meta"));

    public IConstructableScriptElement CreateScript(MarkupDocument document, bool parserInserted, bool started) => new MarkupScript(Script);

    public IConstructableFrameElement CreateFrame(MarkupDocument document) => new MarkupElement(MarkupName.Of("frame"));

    public IConstructableTemplateElement CreateTemplate(MarkupDocument document) => new MarkupTemplate(MarkupName.Of("template"));

    public IConstructableFormElement CreateForm(MarkupDocument document) => new MarkupElement(MarkupName.Of("form"));

    public MarkupElement CreateUnknown(MarkupDocument document, StringOrMemory tagName) => new(MarkupName.OfUnknown(tagName.Memory.Span));

    public MarkupDocument CreateDocument(TextSource source, IBrowsingContext? context = null) => new(source);
}
