using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Aggregator.Core.Storage;

/// <summary>Sets each new SQLite connection to write-ahead logging, so that readers and one writer do not block each other.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string ForReading = "PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON;";
    private const string ForWriting = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; " + ForReading;

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>EF Core looks whether a database exists through a read-only connection, which cannot switch the journal.</summary>
    private static string For(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? ForReading : ForWriting;
}
