using System.Collections.Frozen;

namespace Aggregator.Core.Canonicalising;

/// <summary>The list of query parameters that do not tell pages apart (<c>tracking-parameters.txt</c>).</summary>
internal static class TrackingParameters
{
    private static readonly FrozenDictionary<string, string[]> Names = Read().Where(p => !p.Name.EndsWith('*')).ToFrozenDictionary(p => p.Name, p => p.Values);
    private static readonly (string Prefix, string[] Values)[] Prefixes = [.. Read().Where(p => p.Name.EndsWith('*')).Select(p => (p.Name[..^1], p.Values))];

    /// <summary>True when a parameter of this name and value can be dropped.</summary>
    public static bool Has(string name, string value)
    {
        var key = name.ToLowerInvariant();
        if (Names.TryGetValue(key, out var values)) return Fits(value, values);
        foreach (var (prefix, prefixValues) in Prefixes)
            if (key.StartsWith(prefix, StringComparison.Ordinal)) return Fits(value, prefixValues);
        return false;
    }

    private static bool Fits(string value, string[] patterns)
    {
        if (patterns.Length == 0) return true;
        foreach (var pattern in patterns)
        {
            if (pattern[0] == '?' ? IsSessionId(value, pattern.Length)
                : pattern[^1] == '*' ? value.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
                : value.Equals(pattern, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool IsSessionId(string value, int length) => value.Length == length && value.All(char.IsAsciiHexDigit);

    private static IEnumerable<(string Name, string[] Values)> Read()
    {
        using var stream = typeof(TrackingParameters).Assembly.GetManifestResourceStream("Aggregator.Core.Canonicalising.tracking-parameters.txt")
            ?? throw new InvalidOperationException("The embedded list tracking-parameters.txt is missing from the build.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var words = line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
            yield return (words[0], words[1..]);
        }
    }
}
