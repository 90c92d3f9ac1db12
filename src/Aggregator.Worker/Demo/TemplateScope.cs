namespace Aggregator.Worker.Demo;

/// <summary>The values that a template may name; what is not here is looked for in the scope around it.</summary>
internal sealed class TemplateScope(TemplateScope? outer = null)
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    /// <summary>A string, a <see cref="DateTimeOffset"/> or a list of scopes; null is not kept.</summary>
    public object? this[string name]
    {
        get => _values.TryGetValue(name, out var value) ? value : outer?[name];
        init => Set(name, value);
    }

    /// <summary>Adds plain strings.</summary>
    public TemplateScope With(IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (name, value) in values) Set(name, value);
        return this;
    }

    private void Set(string name, object? value)
    {
        if (value is not null) _values[name] = value;
    }
}
