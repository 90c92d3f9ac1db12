using Microsoft.EntityFrameworkCore.Design;

namespace Aggregator.Core.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> open the SQL Server model without a server.</summary>
internal sealed class DesignTimeSqlServer : IDesignTimeDbContextFactory<SqlServerAggregatorDb>
{
    /// <inheritdoc/>
    public SqlServerAggregatorDb CreateDbContext(string[] args) =>
        (SqlServerAggregatorDb)new AggregatorDbFactory(new StorageOptions { Provider = StorageProvider.SqlServer, ConnectionString = "Server=design-time" }).CreateDbContext();
}
