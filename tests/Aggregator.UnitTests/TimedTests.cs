namespace Aggregator.UnitTests;

/// <summary>Tests that hold something to a time: they run after all others and one by one, so that none of these is in their way.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TimedTests
{
    public const string Name = "timed";
}
