namespace Aggregator.Core.Fetching;

/// <summary>What one body may cost.</summary>
/// <param name="MaxBytes">Largest size, compressed and decompressed alike.</param>
/// <param name="MaxRatio">Largest ratio of decompressed to compressed size, for bodies over 1 MiB.</param>
/// <param name="MinimumSpeed">Bytes a second to keep on average after the grace; 0 for none.</param>
/// <param name="SpeedGrace">How long the body may be slower.</param>
/// <param name="CutOff">Whether a larger body is cut at the limit (robots.txt) instead of refused.</param>
internal sealed record BodyLimits(int MaxBytes, int MaxRatio, int MinimumSpeed, TimeSpan SpeedGrace, bool CutOff);
