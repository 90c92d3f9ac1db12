using Aggregator.Core.Extraction;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Storage;
using Aggregator.IntegrationTests.Pipeline;
using Aggregator.Worker.Dashboard.Articles;
using Aggregator.Worker.Dashboard.Rules;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed class RuleTrialTests : IDisposable
{
    private const string Rule = "host: 127.0.0.1\ntitle: nav a\n";

    private readonly string _rules = Directory.CreateTempSubdirectory("aggregator-rules-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_rules, recursive: true);

    [Fact]
    public async Task One_rule_is_tried_at_a_time_and_none_for_longer_than_its_time()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/1", "Ferry"));
        site.Answer("/1", "text/html; charset=utf-8", TestPages.Article("Ferry"));
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));
        worker.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(EntryState.Stored, Assert.Single(await worker.ReadPagesAsync()).State);
        await File.WriteAllTextAsync(Path.Combine(_rules, "live.yaml"), "host: 127.0.0.1\n", Cancel);
        using var journal = new HaltingJournal();
        using var trial = new RuleTrial(new OriginalReplay(worker.Service<IDbContextFactory<AggregatorDb>>()), new SiteRules(new ExtractionOptions { RulesFolder = _rules }, journal, worker.Clock), worker.Clock);

        var first = trial.RunAsync(Rule, 5, Cancel);
        await journal.Reached.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Contains("Another rule is being tried", (await trial.RunAsync(Rule, 5, Cancel)).Error, StringComparison.Ordinal);
        worker.Clock.Advance(TimeSpan.FromSeconds(13));

        var late = await first;
        Assert.True(late.OutOfTime);
        Assert.Empty(late.Pages);
        journal.GoOn();
        TrialResult again;
        while ((again = await trial.RunAsync(Rule, 5, Cancel)).Error is not null)
            await Task.Yield();
        Assert.Equal("1 of 1 page changes.", again.Summary);
    }

    [Fact]
    public void Long_stretches_that_both_have_keep_their_ends_and_long_changes_their_beginning()
    {
        var parts = DiffExcerpt.Of([new DiffPart(new string('a', 500), 0), new DiffPart(new string('b', 5_000), -1), new DiffPart("c", 1)]).ToList();
        Assert.Equal([$"{new string('a', 60)} … {new string('a', 60)}", $"{new string('b', 1_500)} …", "c"], parts.Select(part => part.Text));
    }

    /// <summary>Stops whoever reads a rule until it is told to go on.</summary>
    private sealed class HaltingJournal : IRunJournal, IDisposable
    {
        private readonly ManualResetEventSlim _gate = new();
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void GoOn() => _gate.Set();

        public void RuleRead(string path, string host)
        {
            _reached.TrySetResult();
            _gate.Wait(TimeSpan.FromSeconds(60));
        }

        public void Drifted(DriftEvent happened) { }

        public void Polled(SourceRunSummary summary) { }

        public void PageRead(PageRunSummary summary) { }

        public void Revisited(RevisitSummary summary) { }

        public void Hub(HubEvent happened) { }

        public void Changed(SourceChange change) { }

        public void Network(OutageEvent happened) { }

        public void RuleRefused(string path, string message) { }

        public void Crashed(string what, Exception failure) { }

        public void Dispose() => _gate.Dispose();
    }
}
