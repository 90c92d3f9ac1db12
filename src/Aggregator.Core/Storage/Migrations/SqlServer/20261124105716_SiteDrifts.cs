using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aggregator.Core.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SiteDrifts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SiteDrifts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Host = table.Column<string>(type: "nvarchar(260)", maxLength: 260, nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NoticedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Kinds = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Sentences = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    BeforeArticles = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AfterArticles = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AfterEntries = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FirstArticleId = table.Column<long>(type: "bigint", nullable: false),
                    LastArticleId = table.Column<long>(type: "bigint", nullable: false),
                    FirstEntryId = table.Column<long>(type: "bigint", nullable: false),
                    LastEntryId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteDrifts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Entries_Host_Id",
                table: "Entries",
                columns: new[] { "Host", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Host_Id",
                table: "Articles",
                columns: new[] { "Host", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SiteDrifts_EndedAt",
                table: "SiteDrifts",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_SiteDrifts_Host_Id",
                table: "SiteDrifts",
                columns: new[] { "Host", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SiteDrifts");

            migrationBuilder.DropIndex(
                name: "IX_Entries_Host_Id",
                table: "Entries");

            migrationBuilder.DropIndex(
                name: "IX_Articles_Host_Id",
                table: "Articles");
        }
    }
}
