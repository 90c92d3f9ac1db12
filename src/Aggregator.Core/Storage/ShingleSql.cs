namespace Aggregator.Core.Storage;

/// <summary>The statements of the duplicate index: a whole batch goes as one JSON parameter, for EF Core has no set-based insert and join.</summary>
/// <param name="Find">Postings of an array of keys.</param>
/// <param name="Insert">Adds an array of [key, article id] to the recent keys, those that are there already left alone.</param>
/// <param name="Move">Moves the recent keys of one slice, an array [from, to), to the large table.</param>
/// <param name="Remove">Takes an array of [key, article id] out of both tables.</param>
/// <param name="Assign">Sets groups from an array of [article id, group id].</param>
internal sealed record ShingleSql(string Find, string Insert, string Move, string Remove, string Assign)
{
    private static readonly ShingleSql Sqlite = new(
        """
        SELECT k."Key", k."ArticleId" FROM json_each(@json) j CROSS JOIN "ShingleKeys" k ON k."Key" = j.value
        UNION ALL
        SELECT k."Key", k."ArticleId" FROM json_each(@json) j CROSS JOIN "ShingleKeysRecent" k ON k."Key" = j.value
        """,
        """INSERT OR IGNORE INTO "ShingleKeysRecent" ("Key", "ArticleId") SELECT j.value ->> 0, j.value ->> 1 FROM json_each(@json) j""",
        """
        INSERT OR IGNORE INTO "ShingleKeys" ("Key", "ArticleId")
        SELECT "Key", "ArticleId" FROM "ShingleKeysRecent" WHERE "Key" >= @json ->> 0 AND "Key" < @json ->> 1 ORDER BY "Key", "ArticleId";
        DELETE FROM "ShingleKeysRecent" WHERE "Key" >= @json ->> 0 AND "Key" < @json ->> 1;
        """,
        """
        DELETE FROM "ShingleKeys" WHERE ("Key", "ArticleId") IN (SELECT j.value ->> 0, j.value ->> 1 FROM json_each(@json) j);
        DELETE FROM "ShingleKeysRecent" WHERE ("Key", "ArticleId") IN (SELECT j.value ->> 0, j.value ->> 1 FROM json_each(@json) j);
        """,
        """
        UPDATE "Articles" SET "GroupId" = j.group_id
        FROM (SELECT value ->> 0 AS id, value ->> 1 AS group_id FROM json_each(@json)) j WHERE "Articles"."Id" = j.id
        """);

    private static readonly ShingleSql SqlServer = new(
        """
        SELECT k.[Key], k.ArticleId FROM OPENJSON(@json) WITH (v bigint '$') j JOIN ShingleKeys k ON k.[Key] = j.v
        UNION ALL
        SELECT k.[Key], k.ArticleId FROM OPENJSON(@json) WITH (v bigint '$') j JOIN ShingleKeysRecent k ON k.[Key] = j.v
        """,
        """
        INSERT INTO ShingleKeysRecent ([Key], ArticleId)
        SELECT j.k, j.a FROM OPENJSON(@json) WITH (k bigint '$[0]', a bigint '$[1]') j
        WHERE NOT EXISTS (SELECT 1 FROM ShingleKeysRecent s WHERE s.[Key] = j.k AND s.ArticleId = j.a)
        """,
        """
        DECLARE @from bigint = JSON_VALUE(@json, '$[0]'), @to bigint = JSON_VALUE(@json, '$[1]');
        INSERT INTO ShingleKeys ([Key], ArticleId)
        SELECT r.[Key], r.ArticleId FROM ShingleKeysRecent r
        WHERE r.[Key] >= @from AND r.[Key] < @to
            AND NOT EXISTS (SELECT 1 FROM ShingleKeys s WHERE s.[Key] = r.[Key] AND s.ArticleId = r.ArticleId)
        ORDER BY r.[Key], r.ArticleId;
        DELETE FROM ShingleKeysRecent WHERE [Key] >= @from AND [Key] < @to;
        """,
        """
        DELETE s FROM ShingleKeys s JOIN OPENJSON(@json) WITH (k bigint '$[0]', a bigint '$[1]') j ON s.[Key] = j.k AND s.ArticleId = j.a;
        DELETE s FROM ShingleKeysRecent s JOIN OPENJSON(@json) WITH (k bigint '$[0]', a bigint '$[1]') j ON s.[Key] = j.k AND s.ArticleId = j.a;
        """,
        """
        UPDATE a SET GroupId = j.g
        FROM Articles a JOIN OPENJSON(@json) WITH (id bigint '$[0]', g bigint '$[1]') j ON a.Id = j.id
        """);

    /// <summary>The statements for the provider of a context.</summary>
    public static ShingleSql For(AggregatorDb db) => db is SqlServerAggregatorDb ? SqlServer : Sqlite;
}
