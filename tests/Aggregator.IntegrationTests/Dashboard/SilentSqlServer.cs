using System.Data;
using System.Data.Common;
using System.Globalization;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Aggregator.IntegrationTests.Dashboard;

/// <summary>A SQL Server context whose commands are written down and answered with nothing.</summary>
internal sealed class SilentSqlServer : DbCommandInterceptor, IDbContextFactory<AggregatorDb>
{
    public List<string> Commands { get; } = [];

    public AggregatorDb CreateDbContext() => new SqlServerAggregatorDb(new DbContextOptionsBuilder<SqlServerAggregatorDb>()
        .UseSqlServer("Server=unused;Database=unused")
        .AddInterceptors(this, new Closed())
        .Options);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Commands.Add(command.CommandText);
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        if (command.CommandText.StartsWith("SELECT COUNT(*)", StringComparison.Ordinal) || command.CommandText.StartsWith("SELECT COALESCE(SUM", StringComparison.Ordinal))
        {
            table.Columns.Add("Value", typeof(int));
            table.Rows.Add(0);
        }
        else if (command.CommandText.StartsWith("SELECT MAX", StringComparison.Ordinal))
        {
            table.Columns.Add("Value", typeof(DateTime));
            table.Rows.Add(DBNull.Value);
        }
        return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(table.CreateDataReader()));
    }

    private sealed class Closed : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());
    }
}
