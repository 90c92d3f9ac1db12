using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Names that one place of a page gives as the authors.</summary>
/// <param name="Names">The names in order, at least one.</param>
/// <param name="Source">What sort of place it is.</param>
/// <param name="Origin">The place, as decisions tell it.</param>
/// <param name="Line">The line that shows them, or null when the head states them.</param>
internal sealed record AuthorCandidate(List<string> Names, AuthorSource Source, string Origin, TextBlock? Line = null)
{
    /// <summary>Whether the statement says that the author is an organisation.</summary>
    internal bool AsOrganisation { get; init; }

    /// <summary>Whether it names the account that posted, which need not be the author.</summary>
    internal bool AsAccount { get; init; }

    /// <summary>Whether a newsroom states it, of an article of the type of news.</summary>
    internal bool AsNews { get; init; }
}
