using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Aggregator.Core.Extraction.Markup;

/// <summary>A parsed page. What its nodes hold is of the parser's buffer, so nothing of them may be read once it is disposed.</summary>
internal sealed class MarkupDocument(TextSource source) : MarkupParent, IConstructableDocument, IDisposable
{
    private readonly List<MarkupTable> _openTables = [];

    private IDisposable? _builder;

    /// <summary>The <c>html</c> element, or null before it is read.</summary>
    internal MarkupElement? DocumentElement => Child("html");

    /// <summary>The <c>head</c> element, or null.</summary>
    internal MarkupElement? Head => DocumentElement?.Child("head");

    /// <summary>Whether the parser has read all.</summary>
    internal bool IsRead => source.Index >= source.Length;

    TextSource IConstructableDocument.Source => source;

    IDisposable? IConstructableDocument.Builder
    {
        get => _builder;
        set => _builder = value;
    }

    QuirksMode IConstructableDocument.QuirksMode { get; set; }

    IConstructableElement? IConstructableDocument.Head => Head;

    IConstructableElement IConstructableDocument.DocumentElement => DocumentElement!;

    bool IConstructableDocument.IsLoading => false;

    /// <summary>Gives the parser's buffer back.</summary>
    public void Dispose() => _builder?.Dispose();

    /// <summary>Notes a table that the parser opens.</summary>
    internal MarkupTable Opened(MarkupTable table)
    {
        _openTables.Add(table);
        return table;
    }

    /// <summary>Notes that the parser has closed a table.</summary>
    internal void Closed(MarkupTable table) => _openTables.Remove(table);

    void IConstructableDocument.PerformMicrotaskCheckpoint()
    {
    }

    void IConstructableDocument.ProvideStableState()
    {
    }

    void IConstructableDocument.AddComment(ref StructHtmlToken token)
    {
    }

    void IConstructableDocument.TrackError(Exception exception)
    {
    }

    Task IConstructableDocument.WaitForReadyAsync(CancellationToken cancelToken) => Task.CompletedTask;

    Task IConstructableDocument.FinishLoadingAsync() => Task.CompletedTask;

    void IConstructableDocument.ApplyManifest()
    {
    }

    void IConstructableDocument.Clear() => Clear();

    // The parser knows only AngleSharp's own tables, so it gives the document what stands wrongly in one: that goes before the innermost open table.
    protected override void Adopt(MarkupNode node)
    {
        if (node is MarkupText)
            return;
        if (DocumentElement is null)
            Add(node);
        else if (_openTables.Count > 0 && _openTables[^1] is { Parent: { } parent } table)
            parent.InsertBefore(table, node);
    }
}
