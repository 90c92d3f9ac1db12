namespace Aggregator.Core.Parsing;

/// <summary>A value that an element nearer to the entry outranks.</summary>
internal struct Ranked
{
    private int _depth;

    /// <summary>The value, or null.</summary>
    public string? Value { get; private set; }

    /// <summary>Takes a value unless one from a shallower element is there; empty values do not count.</summary>
    public void Offer(string value, int depth)
    {
        if (value.Length == 0 || (Value is not null && depth > _depth)) return;
        (Value, _depth) = (value, depth);
    }
}
