using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aggregator.Core.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FeedUpkeep : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LearntOffsetMinutes",
                table: "Sources",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ZoneEvidence",
                table: "Sources",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LearntOffsetMinutes",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "ZoneEvidence",
                table: "Sources");
        }
    }
}
