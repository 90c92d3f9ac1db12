using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aggregator.Core.Storage.Migrations.Sqlite
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Host = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NoticedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Kinds = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Sentences = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    BeforeArticles = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AfterArticles = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AfterEntries = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FirstArticleId = table.Column<long>(type: "INTEGER", nullable: false),
                    LastArticleId = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstEntryId = table.Column<long>(type: "INTEGER", nullable: false),
                    LastEntryId = table.Column<long>(type: "INTEGER", nullable: false)
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
