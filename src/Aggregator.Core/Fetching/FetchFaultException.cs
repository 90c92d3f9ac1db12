using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>Carries a fault out of callbacks that can only throw; <see cref="HttpFetcher"/> turns it back into a value.</summary>
internal sealed class FetchFaultException(Fault fault) : Exception(fault.Message)
{
    /// <summary>What went wrong.</summary>
    public Fault Fault { get; } = fault;
}
