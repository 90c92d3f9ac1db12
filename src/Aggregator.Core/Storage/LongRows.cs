using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Aggregator.Core.Storage;

/// <summary>
/// Inserts and deletes many rows of whole numbers at once, for which EF Core has no statement. Numbers are written out, and names stand in
/// brackets, which both providers understand. Names are those of the model, never input.
/// </summary>
internal static class LongRows
{
    private const int RowsAtOnce = 500;

    /// <summary>Inserts rows; none of them may be there.</summary>
    public static Task InsertAsync(AggregatorDb db, string table, string columns, IEnumerable<string> rows, CancellationToken cancellationToken) =>
        RunAsync(db, rows.Chunk(RowsAtOnce).Select(some => $"INSERT INTO [{table}] ({columns}) VALUES {string.Join(',', some)}"), cancellationToken);

    /// <summary>Deletes the rows that have one of some numbers in a column.</summary>
    public static Task DeleteAsync(AggregatorDb db, string table, string column, IEnumerable<long> numbers, CancellationToken cancellationToken) =>
        RunAsync(db, numbers.Chunk(RowsAtOnce).Select(some => $"DELETE FROM [{table}] WHERE [{column}] IN ({string.Join(',', some)})"), cancellationToken);

    /// <summary>A row of one number.</summary>
    public static string One(long number) => string.Create(CultureInfo.InvariantCulture, $"({number})");

    /// <summary>A row of two numbers.</summary>
    public static string Pair(long first, long second) => string.Create(CultureInfo.InvariantCulture, $"({first},{second})");

    private static async Task RunAsync(AggregatorDb db, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = statement;
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandTimeout = db.Database.GetCommandTimeout() ?? command.CommandTimeout;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
