namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Collects the named features of one block; the names are kept on the first row only.</summary>
internal ref struct FeatureRow(Span<float> values, List<string>? names)
{
    private readonly Span<float> _values = values;
    private readonly List<string>? _names = names;

    /// <summary>How many features were added.</summary>
    internal int Count { get; private set; }

    internal void Add(string name, float value)
    {
        _names?.Add(name);
        if (Count < _values.Length)
            _values[Count] = value;
        Count++;
    }

    internal void Add(string name, bool value) => Add(name, value ? 1f : 0f);

    /// <summary>Adds under a name made of two parts, which are only joined when names are kept.</summary>
    internal void Add(string prefix, string name, float value) => Add(_names is null ? "" : $"{prefix}_{name}", value);
}
