namespace Aggregator.Benchmarks.Load;

/// <summary>What a run brought, healthy sources only.</summary>
/// <param name="Polls">Polls made.</param>
/// <param name="PerSecond">Polls a second, from the first to the last.</param>
/// <param name="Articles">Articles stored.</param>
/// <param name="Lateness">How late each poll began, in seconds, in order.</param>
/// <param name="Hung">Requests left hanging.</param>
/// <param name="PeakMemory">Largest resident memory of the worker, in bytes.</param>
internal sealed record LoadResult(int Polls, double PerSecond, int Articles, double[] Lateness, int Hung, long PeakMemory)
{
    /// <summary>The lateness that a share of the polls did not exceed, in seconds.</summary>
    public double Late(double share) => Lateness.Length == 0 ? double.NaN : Lateness[(int)Math.Ceiling(share * (Lateness.Length - 1))];
}
