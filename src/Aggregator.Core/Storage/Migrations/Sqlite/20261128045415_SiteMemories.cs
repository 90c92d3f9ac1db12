using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aggregator.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SiteMemories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SiteMemories",
                columns: table => new
                {
                    Host = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    Data = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    LearntAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteMemories", x => x.Host);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SiteMemories_LearntAt",
                table: "SiteMemories",
                column: "LearntAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SiteMemories");
        }
    }
}
