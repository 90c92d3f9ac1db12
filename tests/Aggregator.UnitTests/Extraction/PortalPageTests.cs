namespace Aggregator.UnitTests.Extraction;

public sealed class PortalPageTests
{
    [Theory]
    [InlineData("tables")]
    [InlineData("boxes")]
    [InlineData("present")]
    public void Every_field_of_a_portal_page_is_found_and_neither_related_nor_hot_list_is_body(string style)
    {
        var article = Pages.Read(Of(style), "https://www.example.cn/tech/founder/20240222/1234.html");

        Assert.Equal(PortalPages.Title, article.Title);
        Assert.Equal(PortalPages.Title, article.OriginalTitle);
        Assert.Equal("创始人", article.Section);
        Assert.Equal(new DateTimeOffset(2024, 2, 22, 9, 36, 39, TimeSpan.FromHours(8)), article.Published);
        Assert.Equal("远景图库", article.ImageCredit);
        Assert.Equal("甲子观察", article.SyndicationCredit);
        Assert.Equal(["赵小健"], article.Authors);
        Assert.Equal("zh", article.Language);
        foreach (var line in PortalPages.Body)
            Assert.Contains(line, article.Text, StringComparison.Ordinal);
        foreach (var other in PortalPages.Others)
            Assert.DoesNotContain(other, article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tables")]
    [InlineData("boxes")]
    [InlineData("present")]
    public void Lines_that_became_fields_are_no_body(string style)
    {
        var text = Pages.Read(Of(style), "https://www.example.cn/tech/founder/20240222/1234.html").Text;

        Assert.StartsWith(PortalPages.Body[0], text, StringComparison.Ordinal);
        Assert.DoesNotContain("原标题", text, StringComparison.Ordinal);
        Assert.DoesNotContain("图片来源", text, StringComparison.Ordinal);
        Assert.DoesNotContain("作者|", text, StringComparison.Ordinal);
    }

    private static string Of(string style) => style == "tables" ? PortalPages.Tables : style == "boxes" ? PortalPages.Boxes : PortalPages.Present;
}
