using Aggregator.Core.Storage;

namespace Aggregator.Core.Scheduling;

/// <summary>Whether this process shares its work with others on the same database; section <c>Cluster</c>.</summary>
public sealed record ClusterOptions
{
    /// <summary>Share the shards with every other worker that has this set and uses the same SQL Server database. Default false.</summary>
    public bool Enabled { get; init; }

    /// <summary>How often a node says that it is alive, 1 s to 1 min. Default 5 s. A node that missed it by as much again is taken for dead, and its shards go to the others.</summary>
    public TimeSpan CheckinInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong, one sentence a fault, each naming the key, the value and what is allowed.</summary>
    public IEnumerable<string> Validate(StorageProvider provider)
    {
        if (Enabled && provider == StorageProvider.Sqlite)
            yield return "Cluster:Enabled is true, but Storage:Provider is Sqlite, which serves one worker; set Storage:Provider to SqlServer, or Cluster:Enabled to false.";
        if (CheckinInterval < TimeSpan.FromSeconds(1) || CheckinInterval > TimeSpan.FromMinutes(1))
            yield return $"Cluster:CheckinInterval is {CheckinInterval}; allowed is 00:00:01 to 00:01:00.";
    }
}
