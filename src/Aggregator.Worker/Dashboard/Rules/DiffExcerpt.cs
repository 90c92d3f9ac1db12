using Aggregator.Worker.Dashboard.Articles;

namespace Aggregator.Worker.Dashboard.Rules;

/// <summary>Shortens a compared block to what is worth looking at: long stretches that both have keep their ends, very long changes their beginning.</summary>
internal static class DiffExcerpt
{
    private const int LongestSame = 160;
    private const int KeptSame = 60;
    private const int LongestChange = 1_500;

    /// <summary>The parts of a block, shortened.</summary>
    public static IEnumerable<DiffPart> Of(IReadOnlyList<DiffPart> block) => block.Select(part =>
        part.Sign == 0 && part.Text.Length > LongestSame ? part with { Text = $"{Start(part.Text, KeptSame)} … {End(part.Text, KeptSame)}" }
        : part.Text.Length > LongestChange ? part with { Text = $"{Start(part.Text, LongestChange)} …" }
        : part);

    // A surrogate pair is not cut in two.
    private static string Start(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string End(string text, int length) => text[(char.IsLowSurrogate(text[^length]) ? ^(length - 1) : ^length)..];
}
