using Aggregator.Core.Extraction.Drift;

namespace Aggregator.UnitTests.Extraction.Drift;

/// <summary>Draws articles of a made-up site: log-normal lengths, blocks that go with them, shares of date and author.</summary>
internal sealed class SimulatedSite(int seed)
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);
    private long _id;

    public double Letters { get; set; } = 2300;

    /// <summary>Standard deviation of the logarithm of the length.</summary>
    public double Spread { get; set; } = 0.5;

    public double LettersInBlock { get; set; } = 160;

    public double DatedShare { get; set; } = 1;

    public double AuthoredShare { get; set; } = 0.95;

    public double OtherStrategyShare { get; set; } = 0.05;

    public double Headings { get; set; } = 3;

    public SiteSample Next(double factor = 1)
    {
        var letters = Letters * factor * Math.Exp(Spread * Normal());
        var blocks = Math.Max(1, letters / LettersInBlock * Math.Exp(0.2 * Normal()));
        var headings = Math.Max(0, Headings * factor * (1 + (0.4 * Normal())));
        return new SiteSample(++_id, Start.AddHours(_id), (int)letters, (int)Math.Round(blocks), (int)Math.Round(headings),
            _random.NextDouble() < DatedShare, _random.NextDouble() < AuthoredShare, _random.NextDouble() < OtherStrategyShare ? "densest element" : "likely blocks");
    }

    public List<SiteSample> Articles(int count, double factor = 1) => [.. Enumerable.Range(0, count).Select(_ => Next(factor))];

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
