using System.Globalization;

namespace Aggregator.Worker.Dashboard.Shared;

/// <summary>
/// Finds what differs between two titles: the longest common subsequence of their words,
/// where a letter of a script without word spaces is a word of its own.
/// </summary>
internal static class TitleComparison
{
    private const int MaxTokens = 300;

    /// <summary>
    /// The parts of a title, each marked whether another title lacks it at that place; space between two changed parts counts as changed.
    /// Two titles that share less than a quarter are not one title changed: nothing is marked.
    /// </summary>
    public static IReadOnlyList<TitlePart> Parts(string title, string other)
    {
        var (mine, theirs) = (Tokens(title), Tokens(other));
        if (mine.Count > MaxTokens || theirs.Count > MaxTokens)
            return [new TitlePart(title, false)];
        var common = Common(mine, theirs);
        if (Letters(mine, common) * 4 < title.Count(char.IsLetterOrDigit))
            return [new TitlePart(title, false)];
        return Joined(mine.Select((text, i) => new TitlePart(text, IsChanged(mine, common, i))));
    }

    private static int Letters(List<string> tokens, bool[] common) =>
        tokens.Where((_, i) => common[i]).Sum(token => token.Count(char.IsLetterOrDigit));

    private static bool IsChanged(List<string> tokens, bool[] common, int at) =>
        string.IsNullOrWhiteSpace(tokens[at])
            ? at > 0 && at < tokens.Count - 1 && !common[at - 1] && !common[at + 1]
            : !common[at];

    private static List<string> Tokens(string title)
    {
        var tokens = new List<string>();
        foreach (var element in Elements(title))
        {
            if (tokens.Count > 0 && IsWord(element) && IsWord(tokens[^1]))
                tokens[^1] += element;
            else
                tokens.Add(element);
        }
        return tokens;
    }

    private static IEnumerable<string> Elements(string title)
    {
        var elements = StringInfo.GetTextElementEnumerator(title);
        while (elements.MoveNext())
            yield return elements.GetTextElement();
    }

    // Scripts from U+2E80 on (Han, kana, Hangul) are compared letter by letter.
    private static bool IsWord(string text) => text[0] < '\u2E80' && char.IsLetterOrDigit(text[0]);

    private static bool[] Common(List<string> mine, List<string> theirs)
    {
        var lengths = new int[mine.Count + 1, theirs.Count + 1];
        for (var i = mine.Count - 1; i >= 0; i--)
            for (var j = theirs.Count - 1; j >= 0; j--)
                lengths[i, j] = Same(mine[i], theirs[j]) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        var common = new bool[mine.Count];
        for (int i = 0, j = 0; i < mine.Count && j < theirs.Count;)
        {
            if (Same(mine[i], theirs[j]))
                (common[i], i, j) = (true, i + 1, j + 1);
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        }
        return common;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static List<TitlePart> Joined(IEnumerable<TitlePart> parts)
    {
        var joined = new List<TitlePart>();
        foreach (var part in parts)
        {
            if (joined.Count > 0 && joined[^1].Changed == part.Changed)
                joined[^1] = part with { Text = joined[^1].Text + part.Text };
            else
                joined.Add(part);
        }
        return joined;
    }
}
