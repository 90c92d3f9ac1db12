using System.Text;

namespace Aggregator.Core.Extraction.Markup;

/// <summary>A run of text.</summary>
internal sealed class MarkupText(ReadOnlyMemory<char> data) : MarkupNode
{
    private ReadOnlyMemory<char> _data = data;

    // Text that the parser adds to a node, piece by piece.
    private StringBuilder? _pieces;

    /// <summary>Whether a comment stands behind it, so that what follows is another text.</summary>
    internal bool IsClosed { get; set; }

    /// <summary>The text.</summary>
    internal ReadOnlySpan<char> Span => Whole().Span;

    /// <summary>The text as a string of its own.</summary>
    internal string Data => Whole().ToString();

    /// <summary>Adds text behind it.</summary>
    internal void Append(ReadOnlyMemory<char> text) => (_pieces ??= new StringBuilder().Append(_data)).Append(text);

    /// <summary>Adds text before it.</summary>
    internal void Prepend(ReadOnlyMemory<char> text) => _data = string.Concat(text.Span, Span).AsMemory();

    private ReadOnlyMemory<char> Whole()
    {
        if (_pieces is not null)
            (_data, _pieces) = (_pieces.ToString().AsMemory(), null);
        return _data;
    }
}
