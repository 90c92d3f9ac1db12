namespace Aggregator.Core.Diagnostics;

/// <summary>
/// An expected failure as a value: what happened, in one plain sentence that an operator can act on.
/// </summary>
/// <param name="Kind">The stable kind; never <see cref="FaultKind.None"/>.</param>
/// <param name="Message">One sentence: what, where and, when it helps, what to do. Holds no secrets.</param>
public sealed record Fault(FaultKind Kind, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Message}";
}
