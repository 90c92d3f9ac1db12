namespace Aggregator.Core.Storage;

/// <summary>Where and how data is stored; section <c>Storage</c>.</summary>
public sealed record StorageOptions
{
    /// <summary>The database product. Default <see cref="StorageProvider.Sqlite"/>.</summary>
    public StorageProvider Provider { get; init; }

    /// <summary>
    /// Connection string. For SQLite the default is <c>Data Source=data/aggregator.db</c>, relative to the working folder; for SQL Server there is none.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>Migrate the database at start. Default: true for SQLite, false for SQL Server.</summary>
    public bool? MigrateOnStart { get; init; }

    /// <summary>Statements that EF Core sends in one round trip, 1 to 1,000; null for the provider's default. SQL Server only.</summary>
    public int? MaxBatchSize { get; init; }

    /// <summary>SQL Server compatibility level that queries are written for, 110 to 170; null for EF Core's default.</summary>
    public int? CompatibilityLevel { get; init; }

    /// <summary>Seconds until a command fails, 1 to 3,600. Default 30.</summary>
    public int CommandTimeout { get; init; } = 30;

    /// <summary>Days that compressed originals are kept, 0 to 3,650. Default 30; 0 keeps none.</summary>
    public int KeepOriginalsDays { get; init; } = 30;

    /// <summary>Days that poll records are kept, 1 to 3,650. Default 30.</summary>
    public int KeepPollsDays { get; init; } = 30;

    /// <summary>
    /// Folder of the keys that encrypt what sources are given (headers, logins, proxies); null for <c>keys</c> beside the SQLite file, or <c>data/keys</c>.
    /// Nodes that share a database must share it.
    /// </summary>
    public string? KeyFolder { get; init; }

    /// <summary>The connection string in force.</summary>
    public string EffectiveConnectionString =>
        string.IsNullOrWhiteSpace(ConnectionString) && Provider == StorageProvider.Sqlite ? "Data Source=data/aggregator.db" : ConnectionString ?? "";

    /// <summary>Whether to migrate at start.</summary>
    public bool MigratesOnStart => MigrateOnStart ?? Provider == StorageProvider.Sqlite;

    /// <summary>What is wrong, one sentence a fault, each naming the key, the value and what is allowed.</summary>
    public IEnumerable<string> Validate()
    {
        if (Provider == StorageProvider.SqlServer && string.IsNullOrWhiteSpace(ConnectionString))
            yield return "Storage:ConnectionString is empty; Storage:Provider SqlServer needs a SQL Server connection string.";
        if (MaxBatchSize is < 1 or > 1000)
            yield return $"Storage:MaxBatchSize is {MaxBatchSize}; allowed is 1 to 1000.";
        if (CompatibilityLevel is < 110 or > 170)
            yield return $"Storage:CompatibilityLevel is {CompatibilityLevel}; allowed is 110 to 170.";
        if (CommandTimeout is < 1 or > 3600)
            yield return $"Storage:CommandTimeout is {CommandTimeout}; allowed is 1 to 3600 seconds.";
        if (KeepOriginalsDays is < 0 or > 3650)
            yield return $"Storage:KeepOriginalsDays is {KeepOriginalsDays}; allowed is 0 to 3650.";
        if (KeepPollsDays is < 1 or > 3650)
            yield return $"Storage:KeepPollsDays is {KeepPollsDays}; allowed is 1 to 3650.";
    }
}
