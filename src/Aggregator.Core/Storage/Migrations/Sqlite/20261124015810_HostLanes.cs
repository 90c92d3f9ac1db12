using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aggregator.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HostLanes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "HostLanes",
                columns: table => new
                {
                    Host = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    Shard = table.Column<int>(type: "INTEGER", nullable: false),
                    NotBefore = table.Column<DateTime>(type: "TEXT", nullable: false),
                    HeldUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SlowedToMilliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    CrawlDelayMilliseconds = table.Column<int>(type: "INTEGER", nullable: true),
                    Refusals = table.Column<int>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HostLanes", x => x.Host);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HostLanes_NotBefore",
                table: "HostLanes",
                column: "NotBefore");

            migrationBuilder.CreateIndex(
                name: "IX_HostLanes_Shard_NotBefore",
                table: "HostLanes",
                columns: new[] { "Shard", "NotBefore" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HostLanes");
        }
    }
}
