using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;

namespace Aggregator.Core.Extraction;

/// <summary>Takes lines out of a body that are fields of the article: its original title, the credit of its picture, where it and its author come from.</summary>
internal static partial class MetadataLines
{
    // They stand above the text or right under it.
    private const int Edge = 6;
    private const int LongestByline = 60;

    /// <summary>The body without them; a body of nothing else stays as it is.</summary>
    internal static ArticleBody Leave(ArticleBody body)
    {
        var kept = body.Blocks.Where((block, i) => !(i < Edge && IsByline(block)) && (i >= Edge && i < body.Blocks.Count - 2 || !CreditReader.IsField(block.Text))).ToList();
        return kept.Count == body.Blocks.Count || kept.Count == 0 ? body
            : body with { Blocks = kept, Decisions = [.. body.Decisions, $"{body.Blocks.Count - kept.Count} line(s) of the body are fields of the article and left it"] };
    }

    private static bool IsByline(TextBlock block) => block.Container.Kind != ElementKind.Heading && block.Text.Length <= LongestByline && Byline().IsMatch(block.Text);

    // Names and an office, but no sentence.
    [GeneratedRegex(@"^(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or)\s+(?!The\b)\p{Lu}.*[^.!?:;…""”»]$")]
    private static partial Regex Byline();
}
