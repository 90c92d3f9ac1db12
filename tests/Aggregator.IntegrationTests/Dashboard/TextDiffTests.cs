using Aggregator.Worker.Dashboard.Articles;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed class TextDiffTests
{
    [Fact]
    public void Only_blocks_that_differ_are_shown_word_by_word()
    {
        var blocks = TextDiff.Of("First block.\n\nThe work costs 3 crowns.\n\nLast block.", "First block.\n\nThe work costs 4 crowns.\n\nLast block.");

        Assert.Equal("The work costs |-3|+4| crowns.", Shown(Assert.Single(blocks)));
    }

    [Fact]
    public void Chinese_is_compared_character_by_character() =>
        Assert.Equal("大桥将于|-下|+本|月开放通行。", Shown(Assert.Single(TextDiff.Of("大桥将于下月开放通行。", "大桥将于本月开放通行。"))));

    [Fact]
    public void Blocks_that_came_and_went_are_shown_whole()
    {
        var blocks = TextDiff.Of("One.\n\nTwo is here.", "One.\n\nThree.\n\nTwo is here.\n\nFour.");

        Assert.Equal(["+Three.", "+Four."], blocks.Select(Shown));
    }

    [Fact]
    public void The_same_text_has_no_difference() => Assert.Empty(TextDiff.Of("One.\n\nTwo.", "One.\n\nTwo."));

    private static string Shown(IReadOnlyList<DiffPart> parts) => string.Join('|', parts.Select(part => (part.Sign > 0 ? "+" : part.Sign < 0 ? "-" : "") + part.Text));
}
