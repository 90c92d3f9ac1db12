using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aggregator.Core.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SourceUpkeep : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AccessSummary",
                table: "Sources",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "DistrustedUntil",
                table: "Sources",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "EntriesHash",
                table: "Sources",
                type: "varbinary(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "ExpectedSinceFull",
                table: "Sources",
                type: "float",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastFullAt",
                table: "Sources",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MergedIntoId",
                table: "Sources",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "MovedSince",
                table: "Sources",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PagesInRow",
                table: "Sources",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ProtectedAccess",
                table: "Sources",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RejectedUrl",
                table: "Sources",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TakenOverAt",
                table: "Sources",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OwnOutage",
                table: "Polls",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "NetworkOutages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Node = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Cause = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkOutages", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sources_MergedIntoId",
                table: "Sources",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkOutages_EndedAt",
                table: "NetworkOutages",
                column: "EndedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NetworkOutages");

            migrationBuilder.DropIndex(
                name: "IX_Sources_MergedIntoId",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "AccessSummary",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "DistrustedUntil",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "EntriesHash",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "ExpectedSinceFull",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "LastFullAt",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "MovedSince",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "PagesInRow",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "ProtectedAccess",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "RejectedUrl",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "TakenOverAt",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "OwnOutage",
                table: "Polls");
        }
    }
}
