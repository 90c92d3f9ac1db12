using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aggregator.Core.Storage.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "DistrustedUntil",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "EntriesHash",
                table: "Sources",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "ExpectedSinceFull",
                table: "Sources",
                type: "REAL",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastFullAt",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MergedIntoId",
                table: "Sources",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "MovedSince",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PagesInRow",
                table: "Sources",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ProtectedAccess",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RejectedUrl",
                table: "Sources",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TakenOverAt",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OwnOutage",
                table: "Polls",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "NetworkOutages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Node = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
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
