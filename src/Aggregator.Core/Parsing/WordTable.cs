using System.Collections.Frozen;
using System.Globalization;

namespace Aggregator.Core.Parsing;

/// <summary>Reads the word lists embedded beside this type: one line a row, <c>#</c> begins a comment.</summary>
internal static class WordTable
{
    /// <summary>The rows of a list, split at spaces.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(WordTable).Assembly.GetManifestResourceStream($"Aggregator.Core.Parsing.{name}")
            ?? throw new InvalidOperationException($"The embedded list {name} is missing from the build.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Rows of "number word word ..." as a map from word to number.</summary>
    public static FrozenDictionary<string, int> NumberFirst(string name)
    {
        var map = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Rows(name))
            foreach (var word in row.Skip(1)) map.TryAdd(word, int.Parse(row[0], CultureInfo.InvariantCulture));
        return map.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Rows of "word number" as a map.</summary>
    public static FrozenDictionary<string, int> WordFirst(string name) =>
        Rows(name).ToFrozenDictionary(row => row[0], row => int.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);
}
