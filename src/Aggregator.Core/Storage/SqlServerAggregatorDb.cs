using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>The model on SQL Server.</summary>
public sealed class SqlServerAggregatorDb(DbContextOptions<SqlServerAggregatorDb> options) : AggregatorDb(options);
