using Aggregator.Core.Extraction;
using Aggregator.Core.Fetching;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard;

namespace Aggregator.Worker.Configuration;

/// <summary>Every setting, one record a section.</summary>
internal sealed record AggregatorOptions
{
    /// <summary>Where and how data is stored.</summary>
    public StorageOptions Storage { get; init; } = new();

    /// <summary>How pages and feeds are fetched.</summary>
    public HttpOptions Http { get; init; } = new();

    /// <summary>When sources are polled.</summary>
    public ScheduleOptions Schedule { get; init; } = new();

    /// <summary>How the jobs take up work.</summary>
    public JobOptions Jobs { get; init; } = new();

    /// <summary>Sharing the work with other nodes.</summary>
    public ClusterOptions Cluster { get; init; } = new();

    /// <summary>Subscriptions to hubs.</summary>
    public WebSubOptions WebSub { get; init; } = new();

    /// <summary>How an outage of our own network is recognised.</summary>
    public OutageOptions Outage { get; init; } = new();

    /// <summary>How articles are read out of pages.</summary>
    public ExtractionOptions Extraction { get; init; } = new();

    /// <summary>The web dashboard.</summary>
    public DashboardOptions Dashboard { get; init; } = new();

    /// <summary>What is wrong, one sentence a fault.</summary>
    public IEnumerable<string> Validate() =>
        [.. Storage.Validate(), .. Http.Validate(), .. Schedule.Validate(), .. Jobs.Validate(), .. Cluster.Validate(Storage.Provider), .. WebSub.Validate(), .. Outage.Validate(), .. Extraction.Validate(), .. Dashboard.Validate()];
}
