using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aggregator.Core.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Articles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    SourceId = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<long>(type: "bigint", nullable: false),
                    Url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    UrlHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    StatedCanonicalUrl = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Host = table.Column<string>(type: "nvarchar(260)", maxLength: 260, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    OriginalTitle = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Authors = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Byline = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    SyndicationCredit = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PublishedOffsetMinutes = table.Column<int>(type: "int", nullable: false),
                    ModifiedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    ImageUrl = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    ImageCredit = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Tags = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    SiteName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Paywalled = table.Column<bool>(type: "bit", nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    TextLength = table.Column<int>(type: "int", nullable: false),
                    Strategy = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Origins = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Decisions = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    FetchedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    StoredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    GroupId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Articles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DuplicateGroups",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    RepresentativeId = table.Column<long>(type: "bigint", nullable: false),
                    Origin = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Reasons = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Size = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicateGroups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Entries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    SourceId = table.Column<long>(type: "bigint", nullable: false),
                    PollId = table.Column<long>(type: "bigint", nullable: false),
                    Url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    UrlHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Host = table.Column<string>(type: "nvarchar(260)", maxLength: 260, nullable: false),
                    Shard = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DiscoveredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Fault = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FaultMessage = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ArticleId = table.Column<long>(type: "bigint", nullable: true),
                    FeedId = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Author = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PublishedOffsetMinutes = table.Column<int>(type: "int", nullable: false),
                    Summary = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Tags = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ImageUrl = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Entries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Polls",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    SourceId = table.Column<long>(type: "bigint", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ElapsedMilliseconds = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Unchanged = table.Column<bool>(type: "bit", nullable: false),
                    EntriesSeen = table.Column<int>(type: "int", nullable: false),
                    EntriesNew = table.Column<int>(type: "int", nullable: false),
                    EntriesRejected = table.Column<int>(type: "int", nullable: false),
                    CoverageGap = table.Column<bool>(type: "bit", nullable: false),
                    Fault = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FaultMessage = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Format = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Charset = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Repairs = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    NextDueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NextDueReason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Polls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShingleKeys",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false),
                    ArticleId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShingleKeys", x => new { x.Key, x.ArticleId });
                });

            // Only the index's own statements know this table: new keys wait here to be moved in order.
            migrationBuilder.Sql(
                """
                CREATE TABLE ShingleKeysRecent (
                    [Key] bigint NOT NULL,
                    ArticleId bigint NOT NULL,
                    CONSTRAINT PK_ShingleKeysRecent PRIMARY KEY ([Key], ArticleId)
                );
                """);

            migrationBuilder.CreateTable(
                name: "Sources",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    UrlHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Folder = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Format = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    SiteUrl = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Host = table.Column<string>(type: "nvarchar(260)", maxLength: 260, nullable: false),
                    Shard = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NextDueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NextDueReason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    LastPolledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastSuccessAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastNewEntryAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConsecutiveFailures = table.Column<int>(type: "int", nullable: false),
                    LastFault = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    LastFaultMessage = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ETag = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    LastModified = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ContentHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    ConditionalStreak = table.Column<int>(type: "int", nullable: false),
                    CoverageGaps = table.Column<int>(type: "int", nullable: false),
                    MovedToUrl = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    MovedCount = table.Column<int>(type: "int", nullable: false),
                    PreviousUrl = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    MinIntervalSeconds = table.Column<int>(type: "int", nullable: true),
                    MaxIntervalSeconds = table.Column<int>(type: "int", nullable: true),
                    FixedIntervalSeconds = table.Column<int>(type: "int", nullable: true),
                    Cron = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AssumedOffsetMinutes = table.Column<int>(type: "int", nullable: true),
                    Selector = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sources", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ArticleFingerprints",
                columns: table => new
                {
                    ArticleId = table.Column<long>(type: "bigint", nullable: false),
                    ExactHash = table.Column<long>(type: "bigint", nullable: false),
                    Data = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArticleFingerprints", x => x.ArticleId);
                    table.ForeignKey(
                        name: "FK_ArticleFingerprints_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ArticleOriginals",
                columns: table => new
                {
                    ArticleId = table.Column<long>(type: "bigint", nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Charset = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Length = table.Column<int>(type: "int", nullable: false),
                    Body = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    FetchedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArticleOriginals", x => x.ArticleId);
                    table.ForeignKey(
                        name: "FK_ArticleOriginals_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DuplicateLinks",
                columns: table => new
                {
                    ArticleId = table.Column<long>(type: "bigint", nullable: false),
                    MatchedArticleId = table.Column<long>(type: "bigint", nullable: false),
                    Relation = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    SharedKeys = table.Column<int>(type: "int", nullable: false),
                    Containment = table.Column<double>(type: "float", nullable: false),
                    Resemblance = table.Column<double>(type: "float", nullable: false),
                    NumbersAgreed = table.Column<int>(type: "int", nullable: false),
                    NumbersDiffered = table.Column<int>(type: "int", nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicateLinks", x => x.ArticleId);
                    table.ForeignKey(
                        name: "FK_DuplicateLinks_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ArticleFingerprints_ExactHash",
                table: "ArticleFingerprints",
                column: "ExactHash");

            migrationBuilder.CreateIndex(
                name: "IX_ArticleOriginals_FetchedAt",
                table: "ArticleOriginals",
                column: "FetchedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_EntryId",
                table: "Articles",
                column: "EntryId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Articles_GroupId_Id",
                table: "Articles",
                columns: new[] { "GroupId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_SourceId_Id",
                table: "Articles",
                columns: new[] { "SourceId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_StoredAt",
                table: "Articles",
                column: "StoredAt");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_UrlHash",
                table: "Articles",
                column: "UrlHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateGroups_Size_ChangedAt",
                table: "DuplicateGroups",
                columns: new[] { "Size", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Entries_ArticleId",
                table: "Entries",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_Entries_Shard_State_NextAttemptAt",
                table: "Entries",
                columns: new[] { "Shard", "State", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Entries_SourceId_Id",
                table: "Entries",
                columns: new[] { "SourceId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Entries_UrlHash",
                table: "Entries",
                column: "UrlHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Polls_SourceId_StartedAt",
                table: "Polls",
                columns: new[] { "SourceId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Polls_StartedAt",
                table: "Polls",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Sources_Shard_State_NextDueAt",
                table: "Sources",
                columns: new[] { "Shard", "State", "NextDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Sources_UrlHash",
                table: "Sources",
                column: "UrlHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ArticleFingerprints");

            migrationBuilder.DropTable(
                name: "ArticleOriginals");

            migrationBuilder.DropTable(
                name: "DuplicateGroups");

            migrationBuilder.DropTable(
                name: "DuplicateLinks");

            migrationBuilder.DropTable(
                name: "Entries");

            migrationBuilder.DropTable(
                name: "Polls");

            migrationBuilder.DropTable(
                name: "ShingleKeys");

            migrationBuilder.DropTable(
                name: "ShingleKeysRecent");

            migrationBuilder.DropTable(
                name: "Sources");

            migrationBuilder.DropTable(
                name: "Articles");
        }
    }
}
