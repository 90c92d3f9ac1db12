using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;

namespace Aggregator.Worker.Hosting;

/// <summary>Writes what the pipeline did to the log, one line an event. The event ids are an API: they never change their meaning.</summary>
internal sealed partial class RunLog(ILoggerFactory loggers) : IRunJournal
{
    private readonly ILogger _log = loggers.CreateLogger("Aggregator");

    /// <inheritdoc/>
    public void Polled(SourceRunSummary summary)
    {
        var milliseconds = (int)summary.Elapsed.TotalMilliseconds;
        if (summary.Postponed)
            PollPostponed(summary.SourceId, summary.NextDueAt);
        else if (summary.PollId == 0)
            PollSkipped(summary.SourceId);
        else if (summary.Fault is { } fault)
            PollFailed(summary.PollId, summary.SourceId, summary.Name, fault.Kind.ToString(), fault.Message, summary.NextDueAt);
        else if (summary.Unchanged)
            PollUnchanged(summary.PollId, summary.SourceId, summary.Name, milliseconds, summary.NextDueAt);
        else
            PollDone(summary.PollId, summary.SourceId, summary.Name, summary.New, summary.Seen, milliseconds, summary.NextDueAt);
    }

    /// <inheritdoc/>
    public void PageRead(PageRunSummary summary)
    {
        var milliseconds = (int)summary.Elapsed.TotalMilliseconds;
        switch (summary.State)
        {
            case EntryState.Stored:
                ArticleStored(summary.ArticleId, summary.EntryId, summary.Title, milliseconds, summary.Url);
                break;
            case EntryState.Known:
                ArticleKnown(summary.EntryId, summary.ArticleId, summary.Url);
                break;
            case EntryState.Rejected:
                PageRejected(summary.EntryId, summary.Fault?.Message ?? "", summary.Url);
                break;
            case EntryState.Waiting when summary.Postponed:
                PagePostponed(summary.EntryId, summary.NextAttemptAt);
                break;
            case EntryState.Waiting:
                PageRetried(summary.EntryId, summary.Attempts, summary.Fault?.Message ?? "", summary.NextAttemptAt, summary.Url);
                break;
            case EntryState.Failed:
                PageFailed(summary.EntryId, summary.Attempts, summary.Fault?.Message ?? "", summary.Url);
                break;
        }
    }

    /// <inheritdoc/>
    public void Revisited(RevisitSummary summary)
    {
        switch (summary.Verdict)
        {
            case RevisitVerdict.Revised:
                ArticleRevised(summary.ArticleId, summary.Url);
                break;
            case RevisitVerdict.Removed:
                ArticleGone(summary.ArticleId, summary.Fault?.Message ?? "", summary.Url);
                break;
            case RevisitVerdict.Failed:
                VisitFailed(summary.ArticleId, summary.Fault?.Message ?? "", summary.NextDueAt, summary.Url);
                break;
            case RevisitVerdict.Unchanged when summary.Fault is { } fault:
                VisitUnread(summary.ArticleId, fault.Message, summary.Url);
                break;
        }
    }

    /// <inheritdoc/>
    public void RuleRead(string path, string host) => SiteRuleRead(host, path);

    /// <inheritdoc/>
    public void RuleRefused(string path, string message) => SiteRuleRefused(path, message);

    /// <inheritdoc/>
    public void Hub(HubEvent happened)
    {
        switch (happened.Kind)
        {
            case HubEventKind.Asked:
                HubAsked(happened.SourceId, happened.Hub);
                break;
            case HubEventKind.AskFailed:
                HubAskFailed(happened.SourceId, happened.Hub, happened.Detail);
                break;
            case HubEventKind.Left:
                HubLeft(happened.SourceId, happened.Hub);
                break;
            case HubEventKind.Confirmed:
                HubConfirmed(happened.SourceId, happened.Hub, happened.Until);
                break;
            case HubEventKind.Denied:
                HubDenied(happened.SourceId, happened.Hub, happened.Detail);
                break;
            case HubEventKind.Pushed:
                HubPushed(happened.SourceId, happened.Hub);
                break;
            case HubEventKind.Forged:
                HubForged(happened.SourceId, happened.Hub);
                break;
        }
    }

    /// <inheritdoc/>
    public void Changed(SourceChange change)
    {
        switch (change.Kind)
        {
            case SourceChangeKind.AddressTakenOver:
                AddressTakenOver(change.SourceId, change.Name, change.Detail);
                break;
            case SourceChangeKind.AddressReturned:
                AddressReturned(change.SourceId, change.Name, change.Detail);
                break;
            case SourceChangeKind.Merged:
                SourceMerged(change.SourceId, change.Name, change.OtherId, change.Detail);
                break;
            case SourceChangeKind.Rested:
                SourceRested(change.SourceId, change.Name);
                break;
            case SourceChangeKind.DomainLost:
                DomainLost(change.SourceId, change.Name, change.Detail);
                break;
            case SourceChangeKind.ValidatorsDistrusted:
                ValidatorsDistrusted(change.SourceId, change.Name);
                break;
        }
    }

    /// <inheritdoc/>
    public void Network(OutageEvent happened)
    {
        if (happened.Began)
            NetworkDown(happened.Since, happened.Cause, happened.Undone);
        else
            NetworkBack(happened.Since);
    }

    /// <inheritdoc/>
    public void Drifted(DriftEvent happened)
    {
        if (happened.Began)
            DriftBegan(happened.Host, happened.Since, happened.What);
        else
            DriftEnded(happened.Host, happened.Since);
    }

    /// <summary>An operator accepted that a site is like this now.</summary>
    public void DriftAccepted(string host) => DriftTaken(host);

    /// <inheritdoc/>
    public void Crashed(string what, Exception failure) => RunCrashed(failure, what);

    /// <summary>Grouping placed articles, or ended early.</summary>
    public void Grouped(GroupingSummary summary)
    {
        if (summary.Articles > 0) GroupingDone(summary.Articles, summary.Copies, (int)summary.Elapsed.TotalMilliseconds);
        if (summary.Lost) GroupingLost();
    }

    /// <summary>Housekeeping deleted what had served its time.</summary>
    public void Cleaned(HousekeepingSummary summary) => HousekeepingDone(summary.Polls, summary.Originals);

    /// <summary>The service is up.</summary>
    public void Started(int sources, string dashboard)
    {
        if (sources == 0)
            StartedEmpty(dashboard);
        else
            StartedWith(sources, dashboard);
    }

    /// <summary>Overdue sources were spread at start.</summary>
    public void Spread(int sources, TimeSpan over) => SourcesSpread(sources, over);

    [LoggerMessage(1000, LogLevel.Information, "poll {PollId} of source {SourceId} ({Name}): {New} new of {Seen} entries in {Milliseconds} ms, next {NextDueAt:u}")]
    private partial void PollDone(long pollId, long sourceId, string name, int @new, int seen, int milliseconds, DateTimeOffset nextDueAt);

    [LoggerMessage(1001, LogLevel.Information, "poll {PollId} of source {SourceId} ({Name}): unchanged in {Milliseconds} ms, next {NextDueAt:u}")]
    private partial void PollUnchanged(long pollId, long sourceId, string name, int milliseconds, DateTimeOffset nextDueAt);

    [LoggerMessage(1002, LogLevel.Warning, "poll {PollId} of source {SourceId} ({Name}) failed: {Fault}: {Message} Next {NextDueAt:u}")]
    private partial void PollFailed(long pollId, long sourceId, string name, string fault, string message, DateTimeOffset nextDueAt);

    [LoggerMessage(1003, LogLevel.Debug, "source {SourceId} was paused or removed before its poll began")]
    private partial void PollSkipped(long sourceId);

    [LoggerMessage(2000, LogLevel.Information, "article {ArticleId} of entry {EntryId} stored: {Title} ({Milliseconds} ms) {Url}")]
    private partial void ArticleStored(long articleId, long entryId, string title, int milliseconds, string url);

    [LoggerMessage(2001, LogLevel.Information, "entry {EntryId} leads to article {ArticleId}, which is stored already: {Url}")]
    private partial void ArticleKnown(long entryId, long articleId, string url);

    [LoggerMessage(2002, LogLevel.Information, "entry {EntryId} rejected: {Message} {Url}")]
    private partial void PageRejected(long entryId, string message, string url);

    [LoggerMessage(2003, LogLevel.Information, "entry {EntryId}, attempt {Attempt}: {Message} Next {NextAttemptAt:u} {Url}")]
    private partial void PageRetried(long entryId, int attempt, string message, DateTimeOffset? nextAttemptAt, string url);

    [LoggerMessage(2004, LogLevel.Warning, "entry {EntryId} given up after {Attempts} attempt(s): {Message} {Url}")]
    private partial void PageFailed(long entryId, int attempts, string message, string url);

    [LoggerMessage(3000, LogLevel.Information, "grouped {Articles} article(s), {Copies} of them copies, in {Milliseconds} ms")]
    private partial void GroupingDone(int articles, int copies, int milliseconds);

    [LoggerMessage(3001, LogLevel.Information, "grouping ended early because groups or stories were changed elsewhere; the next run goes on with what is true now")]
    private partial void GroupingLost();

    [LoggerMessage(4000, LogLevel.Information, "housekeeping deleted {Polls} poll record(s) and {Originals} original(s)")]
    private partial void HousekeepingDone(int polls, int originals);

    [LoggerMessage(5000, LogLevel.Information, "{Sources} overdue source(s) spread over {Spread}")]
    private partial void SourcesSpread(int sources, TimeSpan spread);

    [LoggerMessage(5001, LogLevel.Information, "running with {Sources} source(s); dashboard on {Dashboard}")]
    private partial void StartedWith(int sources, string dashboard);

    [LoggerMessage(5002, LogLevel.Information, "running, but there are no sources yet; add one with 'sources add https://example.org/' (a feed or a site); dashboard on {Dashboard}")]
    private partial void StartedEmpty(string dashboard);

    [LoggerMessage(6000, LogLevel.Information, "source {SourceId}: hub {Hub} was asked for a subscription")]
    private partial void HubAsked(long sourceId, string hub);

    [LoggerMessage(7420, LogLevel.Information, "pages of {Host} are read by the rule in {Path}")]
    private partial void SiteRuleRead(string host, string path);

    [LoggerMessage(7421, LogLevel.Warning, "the rule in {Path} cannot be used, what it said before goes on to count: {Message}")]
    private partial void SiteRuleRefused(string path, string message);

    [LoggerMessage(7440, LogLevel.Information, "article {ArticleId} changed on its page, the version before is kept: {Url}")]
    private partial void ArticleRevised(long articleId, string url);

    [LoggerMessage(7441, LogLevel.Information, "article {ArticleId} is gone from its page: {Message} {Url}")]
    private partial void ArticleGone(long articleId, string message, string url);

    [LoggerMessage(7442, LogLevel.Debug, "article {ArticleId} could not be visited: {Message} Next visit {NextDueAt:u}. {Url}")]
    private partial void VisitFailed(long articleId, string message, DateTimeOffset? nextDueAt, string url);

    [LoggerMessage(7443, LogLevel.Information, "article {ArticleId} was visited, but its page tells nothing of it: {Message} {Url}")]
    private partial void VisitUnread(long articleId, string message, string url);

    [LoggerMessage(7444, LogLevel.Warning, "pages of {Host} are no longer read as before since {Since:u}: {What} See /drift for examples.")]
    private partial void DriftBegan(string host, DateTimeOffset since, string what);

    [LoggerMessage(7445, LogLevel.Information, "pages of {Host} are read as before again; they were not since {Since:u}")]
    private partial void DriftEnded(string host, DateTimeOffset since);

    [LoggerMessage(7446, LogLevel.Information, "an operator accepted how pages of {Host} are now; what is usual there is learnt anew")]
    private partial void DriftTaken(string host);

    [LoggerMessage(6001, LogLevel.Warning, "source {SourceId}: hub {Hub} could not be asked for a subscription: {Message}")]
    private partial void HubAskFailed(long sourceId, string hub, string message);

    [LoggerMessage(6006, LogLevel.Information, "source {SourceId}: hub {Hub} was told that its pushes are no longer wanted")]
    private partial void HubLeft(long sourceId, string hub);

    [LoggerMessage(6002, LogLevel.Information, "source {SourceId}: hub {Hub} confirmed the subscription until {LeaseUntil:u}")]
    private partial void HubConfirmed(long sourceId, string hub, DateTimeOffset? leaseUntil);

    [LoggerMessage(6003, LogLevel.Warning, "source {SourceId}: hub {Hub} refused the subscription: {Message}")]
    private partial void HubDenied(long sourceId, string hub, string message);

    [LoggerMessage(6004, LogLevel.Information, "source {SourceId}: pushed by hub {Hub}")]
    private partial void HubPushed(long sourceId, string hub);

    [LoggerMessage(6005, LogLevel.Warning, "source {SourceId}: a push in the name of hub {Hub} was ignored because its signature is missing or wrong")]
    private partial void HubForged(long sourceId, string hub);

    [LoggerMessage(7100, LogLevel.Error, "our own network is down since {Since:u}: {Cause} No failure is counted until it is back; {Undone} already counted taken back")]
    private partial void NetworkDown(DateTimeOffset since, string cause, int undone);

    [LoggerMessage(7101, LogLevel.Information, "our own network is back, it was down since {Since:u}; polling resumes within ten minutes")]
    private partial void NetworkBack(DateTimeOffset since);

    [LoggerMessage(7102, LogLevel.Debug, "source {SourceId} was not polled because our own network is down, next {NextDueAt:u}")]
    private partial void PollPostponed(long sourceId, DateTimeOffset nextDueAt);

    [LoggerMessage(7103, LogLevel.Debug, "entry {EntryId} was not tried because our own network is down, next {NextAttemptAt:u}")]
    private partial void PagePostponed(long entryId, DateTimeOffset? nextAttemptAt);

    [LoggerMessage(7110, LogLevel.Information, "source {SourceId} ({Name}) is polled at its new address, to which {Left} redirected permanently for a day or more")]
    private partial void AddressTakenOver(long sourceId, string name, string left);

    [LoggerMessage(7111, LogLevel.Warning, "source {SourceId} ({Name}) is polled at its former address again, because {Left} failed and the former works")]
    private partial void AddressReturned(long sourceId, string name, string left);

    [LoggerMessage(7112, LogLevel.Information, "source {SourceId} ({Name}) was merged into source {OtherId}, because both came to {Address}")]
    private partial void SourceMerged(long sourceId, string name, long otherId, string address);

    [LoggerMessage(7113, LogLevel.Warning, "source {SourceId} ({Name}) rests: its server says it is gone for good (410); it is looked at rarely")]
    private partial void SourceRested(long sourceId, string name);

    [LoggerMessage(7114, LogLevel.Warning, "source {SourceId} ({Name}): {Message}")]
    private partial void DomainLost(long sourceId, string name, string message);

    [LoggerMessage(7115, LogLevel.Warning, "source {SourceId} ({Name}): its server changed the feed without changing its validators; it is fetched whole for 30 days")]
    private partial void ValidatorsDistrusted(long sourceId, string name);

    [LoggerMessage(9000, LogLevel.Error, "{What} failed by a fault of Aggregator itself; it stays due")]
    private partial void RunCrashed(Exception failure, string what);
}
