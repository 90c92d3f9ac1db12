using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>The model on SQLite.</summary>
public sealed class SqliteAggregatorDb(DbContextOptions<SqliteAggregatorDb> options) : AggregatorDb(options);
