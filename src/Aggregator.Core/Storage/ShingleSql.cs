using System.Text.Json;

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

    /// <summary>Postings of keys.</summary>
    public static IEnumerable<ShingleSql> Find(AggregatorDb db, IReadOnlyCollection<long> keys) => IsSqlServer(db)
        ? keys.Chunk(KeysAtOnce).Select(some => Plain($"SELECT [Key], [ArticleId] FROM [ShingleKeys] WHERE [Key] IN ({string.Join(',', some)})"))
        : [new("""SELECT k."Key", k."ArticleId" FROM json_each(@json) j CROSS JOIN "ShingleKeys" k ON k."Key" = j.value""", JsonSerializer.Serialize(keys))];

    /// <summary>Adds postings, which the caller knows are not there.</summary>
    public static IEnumerable<ShingleSql> Insert(AggregatorDb db, IReadOnlyList<(long Key, long ArticleId)> postings) => IsSqlServer(db)
        ? postings.Chunk(RowsAtOnce).Select(some => Plain($"INSERT INTO [ShingleKeys] ([Key], [ArticleId]) VALUES {string.Join(',', some.Select(row => $"({row.Key},{row.ArticleId})"))}"))
        : [new("""INSERT OR IGNORE INTO "ShingleKeys" ("Key", "ArticleId") SELECT j.value ->> 0, j.value ->> 1 FROM json_each(@json) j""", Pairs(postings))];

    /// <summary>Sets the groups of articles.</summary>
    public static IEnumerable<ShingleSql> Assign(AggregatorDb db, IReadOnlyList<(long ArticleId, long GroupId)> groups) => IsSqlServer(db)
        ? groups.Chunk(UpdatesAtOnce).Select(some => Plain(string.Join("; ", some.Select(row => $"UPDATE [Articles] SET [GroupId] = {row.GroupId} WHERE [Id] = {row.ArticleId}"))))
        : [new("""
            UPDATE "Articles" SET "GroupId" = j.group_id
            FROM (SELECT value ->> 0 AS id, value ->> 1 AS group_id FROM json_each(@json)) j WHERE "Articles"."Id" = j.id
            """, Pairs(groups))];

    private static bool IsSqlServer(AggregatorDb db) => db is SqlServerAggregatorDb;

    private static ShingleSql Plain(string sql) => new(sql, null);

    private static string Pairs(IEnumerable<(long, long)> rows) => JsonSerializer.Serialize(rows.Select(row => new[] { row.Item1, row.Item2 }));
}
