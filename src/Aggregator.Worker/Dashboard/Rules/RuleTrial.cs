using System.Collections.Concurrent;
using Aggregator.Core.Extraction;
using Aggregator.Core.Pipeline;

namespace Aggregator.Worker.Dashboard.Rules;

/// <summary>Tries a rule on stored pages of its site. One trial at a time in the process, so that the workers keep their processor; nothing is stored.</summary>
internal sealed class RuleTrial(OriginalReplay replay, SiteRules live, TimeProvider clock) : IDisposable
{
    /// <summary>Pages a trial may read.</summary>
    public const int MostPages = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Reads the newest stored pages of the rule's host and its sub-domains.</summary>
    public async Task<TrialResult> RunAsync(string yaml, int pages, CancellationToken cancellation)
    {
        var result = new TrialResult { Yaml = yaml, Asked = Math.Clamp(pages, 1, MostPages) };
        if (SiteRule.Parse(yaml, out var error) is not { } rule)
            return result with { Error = error };
        if (!await _one.WaitAsync(TimeSpan.Zero, cancellation))
            return result with { Host = rule.Host, Error = "Another rule is being tried at this moment; try again in some seconds." };
        var read = new ConcurrentQueue<TrialPage>();
        // A selector that takes for ever on some page cannot be stopped: it is no longer waited for, and the next trial is refused until it ends.
        var reading = Task.Run(() => ReadAsync(rule, result.Asked, read, cancellation), CancellationToken.None);
        var inTime = await InTime(reading, cancellation);
        return result with { Host = rule.Host, Pages = [.. read], OutOfTime = !inTime };
    }

    public void Dispose() => _one.Dispose();

    private async Task<bool> InTime(Task<bool> reading, CancellationToken cancellation)
    {
        try
        {
            return await reading.WaitAsync(Patience + TimeSpan.FromSeconds(2), clock, cancellation);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task<bool> ReadAsync(SiteRule rule, int pages, ConcurrentQueue<TrialPage> read, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = clock.CreateTimer(_ => limited.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            // As when the rule is live: of several rules the longest host counts.
            SiteRule? With(Uri url) => live.For(url) is { } other && (!rule.IsFor(url) || other.Host.Length > rule.Host.Length) ? other : rule.IsFor(url) ? rule : null;
            var host = new UriBuilder(Uri.UriSchemeHttp, rule.Host).Uri.IdnHost.ToLowerInvariant();
            for (long? before = null; read.Count < pages;)
            {
                if (await replay.ReadAsync(host, With, before, 1, limited.Token) is not [var after] || await replay.ReadAsync(host, live.For, before, 1, limited.Token) is not [var now] || now.Stored.Id != after.Stored.Id)
                    break;
                read.Enqueue(TrialPage.Compare(now, after));
                before = after.Stored.Id;
            }
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            _one.Release();
        }
    }
}
