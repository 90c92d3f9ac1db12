using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Opens contexts on the configured provider.</summary>
/// <param name="storage">Valid options.</param>
public sealed class AggregatorDbFactory(StorageOptions storage) : IDbContextFactory<AggregatorDb>
{
    private readonly DbContextOptions<SqliteAggregatorDb>? _sqlite = storage.Provider == StorageProvider.Sqlite ? Sqlite(storage) : null;
    private readonly DbContextOptions<SqlServerAggregatorDb>? _sqlServer = storage.Provider == StorageProvider.SqlServer ? SqlServer(storage) : null;

    /// <summary>The options in force.</summary>
    public StorageOptions Options { get; } = storage;

    /// <summary>The SQLite file, or null on SQL Server and for in-memory databases.</summary>
    public string? FilePath { get; } = storage.Provider == StorageProvider.Sqlite ? SqliteFile(storage.EffectiveConnectionString) : null;

    /// <inheritdoc/>
    public AggregatorDb CreateDbContext() => _sqlite is not null ? new SqliteAggregatorDb(_sqlite) : new SqlServerAggregatorDb(_sqlServer!);

    private static DbContextOptions<SqliteAggregatorDb> Sqlite(StorageOptions storage)
    {
        if (SqliteFile(storage.EffectiveConnectionString) is { } file && Path.GetDirectoryName(file) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        return new DbContextOptionsBuilder<SqliteAggregatorDb>()
            .UseSqlite(storage.EffectiveConnectionString, sqlite => sqlite.CommandTimeout(storage.CommandTimeout))
            .AddInterceptors(new SqlitePragmas())
            .Options;
    }

    private static DbContextOptions<SqlServerAggregatorDb> SqlServer(StorageOptions storage) =>
        new DbContextOptionsBuilder<SqlServerAggregatorDb>()
            .UseSqlServer(storage.EffectiveConnectionString, server =>
            {
                server.CommandTimeout(storage.CommandTimeout);
                if (storage.MaxBatchSize is { } size)
                    server.MaxBatchSize(size);
                if (storage.CompatibilityLevel is { } level)
                    server.UseCompatibilityLevel(level);
            })
            .Options;

    private static string? SqliteFile(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        return builder.Mode == SqliteOpenMode.Memory || builder.DataSource is "" or ":memory:" ? null : Path.GetFullPath(builder.DataSource);
    }
}
