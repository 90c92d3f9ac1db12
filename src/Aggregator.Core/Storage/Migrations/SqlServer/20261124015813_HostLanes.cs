using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aggregator.Core.Storage.Migrations.SqlServer
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
                    Host = table.Column<string>(type: "nvarchar(260)", maxLength: 260, nullable: false),
                    Shard = table.Column<int>(type: "int", nullable: false),
                    NotBefore = table.Column<DateTime>(type: "datetime2", nullable: false),
                    HeldUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SlowedToMilliseconds = table.Column<int>(type: "int", nullable: false),
                    CrawlDelayMilliseconds = table.Column<int>(type: "int", nullable: true),
                    Refusals = table.Column<int>(type: "int", nullable: false),
                    Why = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
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
