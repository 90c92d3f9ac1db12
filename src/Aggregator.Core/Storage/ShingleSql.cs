using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Aggregator.Core.Storage;

/// <summary>
/// The statements of the duplicate index, for EF Core has no set-based look-up and insert. SQLite takes a whole batch as one JSON parameter;
/// SQL Server gets plain statements with the numbers written out, which every version and every compatibility level understands.
/// </summary>
/// <param name="Sql">The statement.</param>
/// <param name="Json">The batch for the parameter <c>@json</c>; null when the statement has none.</param>
internal readonly record struct ShingleSql(string Sql, string? Json)
{
    private const int KeysAtOnce = 1000;
    private const int RowsAtOnce = 500;
    private const int UpdatesAtOnce = 100;
    private static readonly string[] Tables = ["ShingleKeys", "ShingleKeysRecent"];

    /// <summary>Postings of keys.</summary>
    public static IEnumerable<ShingleSql> Find(AggregatorDb db, IReadOnlyCollection<long> keys) => IsSqlServer(db)
        ? Tables.SelectMany(table => keys.Chunk(KeysAtOnce).Select(some => Plain($"SELECT [Key], [ArticleId] FROM [{table}] WHERE [Key] IN ({string.Join(',', some)})")))
        : Tables.Select(table => new ShingleSql($"""SELECT k."Key", k."ArticleId" FROM json_each(@json) j CROSS JOIN "{table}" k ON k."Key" = j.value""", JsonSerializer.Serialize(keys)));

    /// <summary>Adds postings to the recent keys; the caller knows that they are not there.</summary>
    public static IEnumerable<ShingleSql> Insert(AggregatorDb db, IReadOnlyList<(long Key, long ArticleId)> postings) => IsSqlServer(db)
        ? postings.Chunk(RowsAtOnce).Select(some => Plain($"INSERT INTO [ShingleKeysRecent] ([Key], [ArticleId]) VALUES {string.Join(',', some.Select(row => $"({row.Key},{row.ArticleId})"))}"))
        : [new("""INSERT OR IGNORE INTO "ShingleKeysRecent" ("Key", "ArticleId") SELECT j.value ->> 0, j.value ->> 1 FROM json_each(@json) j""", Pairs(postings))];

    /// <summary>Moves the recent keys from one key up to another, that one left out, to the large table, in key order.</summary>
    public static IEnumerable<ShingleSql> Move(AggregatorDb db, long from, long to)
    {
        var (key, article, large, recent) = IsSqlServer(db)
            ? ("[Key]", "[ArticleId]", "[ShingleKeys]", "[ShingleKeysRecent]")
            : ("\"Key\"", "\"ArticleId\"", "\"ShingleKeys\"", "\"ShingleKeysRecent\"");
        return
        [
            Plain($"""
                INSERT INTO {large} ({key}, {article}) SELECT r.{key}, r.{article} FROM {recent} r WHERE r.{key} >= {from} AND r.{key} < {to}
                AND NOT EXISTS (SELECT 1 FROM {large} s WHERE s.{key} = r.{key} AND s.{article} = r.{article}) ORDER BY r.{key}, r.{article}
                """),
            Plain($"DELETE FROM {recent} WHERE {key} >= {from} AND {key} < {to}"),
        ];
    }

    /// <summary>Takes postings out.</summary>
    public static IEnumerable<ShingleSql> Remove(AggregatorDb db, IReadOnlyList<(long Key, long ArticleId)> postings) => IsSqlServer(db)
        ? Tables.SelectMany(table => postings.GroupBy(row => row.ArticleId).Select(rows =>
            Plain($"DELETE FROM [{table}] WHERE [ArticleId] = {rows.Key} AND [Key] IN ({string.Join(',', rows.Select(row => row.Key))})")))
        : Tables.Select(table => new ShingleSql(
            $"""DELETE FROM "{table}" WHERE ("Key", "ArticleId") IN (SELECT j.value ->> 0, j.value ->> 1 FROM json_each(@json) j)""", Pairs(postings)));

    /// <summary>Sets the groups of articles.</summary>
    public static IEnumerable<ShingleSql> Assign(AggregatorDb db, IReadOnlyList<(long ArticleId, long GroupId)> groups) => IsSqlServer(db)
        ? groups.Chunk(UpdatesAtOnce).Select(some => Plain(string.Join("; ", some.Select(row => $"UPDATE [Articles] SET [GroupId] = {row.GroupId} WHERE [Id] = {row.ArticleId}"))))
        : [new("""
            UPDATE "Articles" SET "GroupId" = j.group_id
            FROM (SELECT value ->> 0 AS id, value ->> 1 AS group_id FROM json_each(@json)) j WHERE "Articles"."Id" = j.id
            """, Pairs(groups))];

    /// <summary>Runs statements on the context's connection, in its transaction.</summary>
    public static async Task RunAsync(AggregatorDb db, IEnumerable<ShingleSql> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            await using var command = statement.Command(db);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The statement as a command on the context's connection, which must be open.</summary>
    public DbCommand Command(AggregatorDb db)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandTimeout = db.Database.GetCommandTimeout() ?? command.CommandTimeout;
        if (Json is null)
            return command;
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@json";
        parameter.Value = Json;
        command.Parameters.Add(parameter);
        return command;
    }

    private static bool IsSqlServer(AggregatorDb db) => db is SqlServerAggregatorDb;

    private static ShingleSql Plain(string sql) => new(sql, null);

    private static string Pairs(IEnumerable<(long, long)> rows) => JsonSerializer.Serialize(rows.Select(row => new[] { row.Item1, row.Item2 }));
}
