using System.Collections.Frozen;

namespace Aggregator.Core.Fingerprinting;

/// <summary>Folds traditional Chinese characters to simplified ones, so that both spellings of a text compare equal.</summary>
/// <remarks>The map is OpenCC's TSCharacters (Apache-2.0). One character at a time: good for comparing, not for reading.</remarks>
internal static class ChineseVariants
{
    private const string Resource = "TraditionalToSimplified.txt";
    private static readonly FrozenDictionary<char, char> Map = Load();

    /// <summary>The simplified form of a character, or the character itself.</summary>
    public static char Simplify(char character) =>
        character >= '\u2E80' && Map.TryGetValue(character, out var simplified) ? simplified : character;

    private static FrozenDictionary<char, char> Load()
    {
        using var stream = typeof(ChineseVariants).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var map = new Dictionary<char, char>(5000);
        while (reader.ReadLine() is { } line)
            if (line.Length == 2) map[line[0]] = line[1];
        return map.ToFrozenDictionary();
    }
}
