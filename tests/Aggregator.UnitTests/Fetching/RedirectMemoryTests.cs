using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;

namespace Aggregator.UnitTests.Fetching;

public sealed class RedirectMemoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Old = new("http://old.example/feed");
    private static readonly Uri New = new("https://new.example/feed");

    [Fact]
    public void A_permanent_redirect_is_taken_over_after_three_polls_over_a_day()
    {
        var memory = new RedirectMemory(Old);
        memory = Moved(memory, 0);
        memory = Moved(memory, 10);
        memory = Moved(memory, 20);
        Assert.Equal(Old, memory.Address);

        memory = Moved(memory, 25);

        Assert.Equal((New, Old), (memory.Address, memory.Previous));
    }

    [Fact]
    public void A_poll_without_the_redirect_starts_the_count_anew()
    {
        var memory = Moved(Moved(new RedirectMemory(Old), 0), 13);
        memory = memory.After(Result(14, null), null, 0);
        Assert.Equal(0, memory.Held);

        Assert.Equal(Old, Moved(memory, 26).Address);
    }

    [Fact]
    public void A_failure_neither_counts_nor_starts_anew()
    {
        var memory = Moved(Moved(new RedirectMemory(Old), 0), 13);
        memory = memory.After(Result(20, null), new(FaultKind.Timeout, "slow"), 1);

        Assert.Equal(New, Moved(memory, 26).Address);
    }

    [Fact]
    public void An_address_that_proves_dead_is_left_again_and_not_taken_over_twice()
    {
        var memory = Moved(Moved(Moved(new RedirectMemory(Old), 0), 12), 25);
        for (var failures = 1; failures <= 3; failures++)
            memory = memory.After(Result(30 + failures, null), new(FaultKind.NotFound, "gone"), failures);
        Assert.Equal((Old, New), (memory.Address, memory.Rejected));

        memory = Moved(Moved(Moved(memory, 40), 60), 80);

        Assert.Equal(Old, memory.Address);
    }

    [Fact]
    public void A_timeout_does_not_send_it_back()
    {
        var memory = Moved(Moved(Moved(new RedirectMemory(Old), 0), 12), 25);

        Assert.Equal(New, memory.After(Result(30, null), new(FaultKind.Timeout, "slow"), 9).Address);
    }

    [Fact]
    public void A_redirect_to_the_front_page_is_no_move()
    {
        var memory = new RedirectMemory(Old);
        for (var hour = 0; hour < 100; hour += 10)
            memory = memory.After(Result(hour, new Uri("https://new.example/")), null, 0);

        Assert.Equal(Old, memory.Address);
    }

    private static RedirectMemory Moved(RedirectMemory memory, int hour) => memory.After(Result(hour, New), null, 0);

    private static FetchResult Result(int hour, Uri? permanent) =>
        new() { RequestedUrl = Old, FinalUrl = permanent ?? Old, FetchedAt = Now.AddHours(hour), Status = 200, PermanentUrl = permanent };
}
