namespace Aggregator.Core.Pipeline;

/// <summary>What became of a push.</summary>
internal enum PushVerdict
{
    /// <summary>The signature is right; the source is made due.</summary>
    Accepted,

    /// <summary>The signature is missing or wrong: nothing was done, and the sender is not told.</summary>
    Ignored,
}
