namespace Aggregator.Core.Storage;

/// <summary>What a housekeeping run deleted.</summary>
/// <param name="Polls">Poll records.</param>
/// <param name="Originals">Compressed originals.</param>
internal readonly record struct HousekeepingSummary(int Polls, int Originals);
