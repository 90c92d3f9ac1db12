using Aggregator.Core.Diagnostics;

namespace Aggregator.UnitTests;

public sealed class FaultTests
{
    [Fact]
    public void A_fault_prints_its_kind_and_its_sentence() =>
        Assert.Equal("Timeout: no answer in 10 s", new Fault(FaultKind.Timeout, "no answer in 10 s").ToString());
}
