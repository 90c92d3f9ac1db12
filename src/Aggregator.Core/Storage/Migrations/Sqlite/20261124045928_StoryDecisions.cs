using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Aggregator.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StoryDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "StoryDecisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    StoryId = table.Column<long>(type: "INTEGER", nullable: false),
                    OtherStoryId = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoryDecisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StoryDecisionTexts",
                columns: table => new
                {
                    DecisionId = table.Column<long>(type: "INTEGER", nullable: false),
                    ArticleId = table.Column<long>(type: "INTEGER", nullable: false),
                    StoryId = table.Column<long>(type: "INTEGER", nullable: true),
                    PreviousStoryId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoryDecisionTexts", x => new { x.DecisionId, x.ArticleId });
                    table.ForeignKey(
                        name: "FK_StoryDecisionTexts_StoryDecisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "StoryDecisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StoryDecisions_OtherStoryId",
                table: "StoryDecisions",
                column: "OtherStoryId");

            migrationBuilder.CreateIndex(
                name: "IX_StoryDecisions_StoryId",
                table: "StoryDecisions",
                column: "StoryId");

            migrationBuilder.CreateIndex(
                name: "IX_StoryDecisionTexts_ArticleId",
                table: "StoryDecisionTexts",
                column: "ArticleId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StoryDecisionTexts");

            migrationBuilder.DropTable(
                name: "StoryDecisions");
        }
    }
}
