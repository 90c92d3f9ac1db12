namespace Aggregator.Worker.Commands;

/// <summary>What the process returns; documented in <c>docs/operating.md</c>.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Something asked for failed; the message says what.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the configuration cannot be used.</summary>
    public const int Usage = 2;

    /// <summary>The source, file or article named does not exist.</summary>
    public const int NotFound = 3;

    /// <summary>The database cannot be used.</summary>
    public const int Storage = 4;
}
