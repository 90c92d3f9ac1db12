using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>Compares two versions of a text block by block, and changed blocks word by word (character by character where words are not parted by spaces).</summary>
internal static class TextDiff
{
    private const int LongestBlock = 4_000;

    // Lines are matched whole: comparing words is left to the blocks that are short enough for it.
    private static readonly DelimiterChunker Whole = new(['\n']);

    /// <summary>The blocks that differ, in the order of the text; blocks that both versions have are left out.</summary>
    public static IReadOnlyList<IReadOnlyList<DiffPart>> Of(string before, string after) => [.. All(before, after).Where(block => block.Any(part => part.Sign != 0))];

    /// <summary>All blocks in the order of the text, those that both versions have as one part.</summary>
    public static IReadOnlyList<IReadOnlyList<DiffPart>> All(string before, string after)
    {
        var sides = new SideBySideDiffBuilder(Differ.Instance, LineChunker.Instance, Whole).BuildDiffModel(Blocks(before), Blocks(after), ignoreWhitespace: true);
        return [.. sides.OldText.Lines.Zip(sides.NewText.Lines, (old, now) =>
            old.Type == ChangeType.Unchanged && now.Type == ChangeType.Unchanged ? [new DiffPart(now.Text ?? "", 0)] : Compare(old.Text ?? "", now.Text ?? ""))];
    }

    private static List<DiffPart> Compare(string old, string now)
    {
        if (old.Length == 0 || now.Length == 0 || old.Length > LongestBlock || now.Length > LongestBlock)
            return [.. new[] { new DiffPart(old, -1), new DiffPart(now, 1) }.Where(part => part.Text.Length > 0)];
        var isWide = now.Count(c => c >= '\u3040') * 2 > now.Length;
        var pieces = InlineDiffBuilder.Diff(old, now, ignoreWhiteSpace: false, ignoreCase: false, isWide ? CharacterChunker.Instance : WordChunker.Instance).Lines;
        return Joined(pieces.Where(piece => piece.Text is not null).Select(piece => new DiffPart(piece.Text, piece.Type == ChangeType.Inserted ? 1 : piece.Type == ChangeType.Deleted ? -1 : 0)));
    }

    private static List<DiffPart> Joined(IEnumerable<DiffPart> parts)
    {
        var joined = new List<DiffPart>();
        foreach (var part in parts)
            if (joined.Count > 0 && joined[^1].Sign == part.Sign)
                joined[^1] = joined[^1] with { Text = joined[^1].Text + part.Text };
            else
                joined.Add(part);
        return joined;
    }

    private static string Blocks(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
