using Microsoft.EntityFrameworkCore.Design;

namespace Aggregator.Core.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> open the SQLite model without a database.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteAggregatorDb>
{
    /// <inheritdoc/>
    public SqliteAggregatorDb CreateDbContext(string[] args) =>
        (SqliteAggregatorDb)new AggregatorDbFactory(new StorageOptions { ConnectionString = "Data Source=:memory:" }).CreateDbContext();
}
