namespace Aggregator.Core.Storage;

/// <summary>Ids within bounds and outside a gap.</summary>
/// <param name="After">They are above it.</param>
/// <param name="Below">And below it.</param>
/// <param name="GapFirst">The first that does not count; there is no gap where it is above <paramref name="GapLast"/>.</param>
/// <param name="GapLast">The last that does not count.</param>
internal readonly record struct IdSpan(long After, long Below = long.MaxValue, long GapFirst = 1, long GapLast = 0);
