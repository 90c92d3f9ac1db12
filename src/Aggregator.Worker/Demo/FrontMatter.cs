namespace Aggregator.Worker.Demo;

/// <summary>A text file that opens with <c>key: value</c> lines, then <c>---</c>, then free text.</summary>
internal sealed class FrontMatter
{
    private readonly string _name;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private FrontMatter(string name, string body) => (_name, Body) = (name, body);

    /// <summary>What follows the <c>---</c> line.</summary>
    public string Body { get; }

    /// <summary>Every key with its value.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>A value that must be there.</summary>
    public string this[string key] =>
        Find(key) ?? throw new FormatException($"{_name} has no line '{key}: …'.");

    /// <summary>A value, or null.</summary>
    public string? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>Reads an embedded file.</summary>
    public static FrontMatter Read(string name)
    {
        var text = EmbeddedFiles.Read(name);
        var end = text.IndexOf("\n---\n", StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        var result = new FrontMatter(name, end < 0 ? "" : text[(end + 5)..].Trim());
        foreach (var line in head.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) throw new FormatException($"{name}: the line '{line}' is not 'key: value'.");
            result._values[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }
        return result;
    }
}
