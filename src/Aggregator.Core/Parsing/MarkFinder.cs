namespace Aggregator.Core.Parsing;

/// <summary>
/// Finds the next place of one mark while a text is read from start to end. A place found once is not searched for again, so that all
/// searches together cost no more than one pass, whatever the text.
/// </summary>
internal struct MarkFinder(string text, string mark)
{
    private int _next = -2;

    /// <summary>The first place at or after an index that never decreases; -1 when there is none.</summary>
    public int From(int index)
    {
        if (_next == -2 || (_next >= 0 && _next < index)) _next = index >= text.Length ? -1 : text.IndexOf(mark, index, StringComparison.Ordinal);
        return _next;
    }
}
