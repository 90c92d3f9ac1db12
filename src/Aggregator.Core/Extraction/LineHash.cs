namespace Aggregator.Core.Extraction;

/// <summary>Tells lines of different pages to be the same: by their letters, so that a date or a number in them does not matter.</summary>
internal static class LineHash
{
    private const uint Start = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>FNV-1a over the line's letters in lower case; 0 when it has none.</summary>
    internal static uint Of(string line)
    {
        var hash = Start;
        foreach (var letter in line)
            if (char.IsLetter(letter))
                hash = (hash ^ char.ToLowerInvariant(letter)) * Prime;
        return hash == Start ? 0 : hash;
    }
}
