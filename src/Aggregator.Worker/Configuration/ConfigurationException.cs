namespace Aggregator.Worker.Configuration;

/// <summary>The configuration cannot be used. Each line names a key, its value and what is allowed.</summary>
/// <param name="lines">At least one sentence.</param>
internal sealed class ConfigurationException(IReadOnlyList<string> lines) : Exception(string.Join(Environment.NewLine, lines))
{
    /// <summary>One sentence a fault.</summary>
    public IReadOnlyList<string> Lines { get; } = lines;
}
