namespace Aggregator.Core.Extraction.Scoring;

/// <summary>A phrase of a cue.</summary>
/// <param name="Text">The phrase in lower case.</param>
/// <param name="Bit">The cue's bit.</param>
/// <param name="First">True when it counts at the beginning of a text alone.</param>
internal readonly record struct CuePhrase(string Text, uint Bit, bool First);
