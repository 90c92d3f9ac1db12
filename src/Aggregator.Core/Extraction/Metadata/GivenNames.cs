namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Common given names, read from <c>given-names.txt</c>.</summary>
internal static class GivenNames
{
    private static readonly HashSet<string> Known = EmbeddedText.Lines("given-names.txt")
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name begins with a common given name, after titles, and has more words.</summary>
    internal static bool Begins(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word.EndsWith('.') && word.Length > 2).ToList();
        return words.Count > 1 && (Known.Contains(words[0]) || words[0].Split('-') is [var first, _, ..] && Known.Contains(first));
    }
}
