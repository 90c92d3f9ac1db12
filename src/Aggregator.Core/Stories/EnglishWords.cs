using System.Collections.Frozen;

namespace Aggregator.Core.Stories;

/// <summary>Words that say nothing of a story, and a light stemmer: enough to bring <c>arrests</c> and <c>arrested</c> together.</summary>
internal static class EnglishWords
{
    private const int ShortestStem = 4;
    private static readonly string[] Suffixes = ["ing", "ed", "es", "s", "er", "ly"];

    private static readonly FrozenSet<string> Empty = (
        "a an the of in on at to for from by with and or but as is are was were be been being has have had do does did will would can could may " +
        "might should it its he she his her him they them their this that these those who which what when where how not no nor so than then there " +
        "here also after before over about into out up down more most other some any all one two said say new we our you your i my me us if while " +
        "during against between under again just only own same too very").Split(' ').SelectMany(x => new[] { x, Stem(x) }).ToFrozenSet();

    /// <summary>True for words that carry no meaning of their own; give them in lower case.</summary>
    public static bool IsEmpty(string word) => word.Length < 2 || Empty.Contains(word);

    /// <summary>A word without its common endings.</summary>
    public static string Stem(string word)
    {
        var stem = word;
        if (stem.Length > ShortestStem)
            foreach (var suffix in Suffixes)
                if (stem.EndsWith(suffix, StringComparison.Ordinal) && stem.Length - suffix.Length >= ShortestStem)
                {
                    stem = stem[..^suffix.Length];
                    break;
                }
        return stem.Length > ShortestStem && stem[^1] == 'e' ? stem[..^1] : stem;
    }
}
