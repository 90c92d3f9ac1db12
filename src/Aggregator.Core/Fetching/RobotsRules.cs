namespace Aggregator.Core.Fetching;

internal sealed class RobotsRules
{
    /// <summary>How much of a robots.txt is read (RFC 9309 section 2.5 asks for at least 500 KiB).</summary>
    public const int MaxBytes = 512 * 1024;
}
