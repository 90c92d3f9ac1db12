namespace Aggregator.Core.Extraction;

/// <summary>One article in a <see cref="SiteMemory"/>.</summary>
/// <param name="Title">Hash of its title; 0 for none.</param>
/// <param name="Lines">Hashes of its lines in order, none of them 0.</param>
internal sealed record RememberedArticle(uint Title, uint[] Lines);
