using System.Collections.Frozen;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Month names and abbreviations of many languages, read from <c>months.txt</c>.</summary>
internal sealed class FrozenMonths
{
    private readonly FrozenDictionary<string, int> _byName;

    private FrozenMonths(Dictionary<string, int> byName) => _byName = byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    internal static FrozenMonths Shipped { get; } = Load();

    /// <summary>The number of the month, or 0 when the word names none.</summary>
    internal int Find(string word) => _byName.GetValueOrDefault(word);

    private static FrozenMonths Load()
    {
        var byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var month = 0;
        foreach (var line in EmbeddedText.Lines("months.txt"))
        {
            month++;
            foreach (var name in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                byName[name] = month;
        }
        return new FrozenMonths(byName);
    }
}
