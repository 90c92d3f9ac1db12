using System.Net;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed class DashboardPagesTests
{
    [Theory]
    [InlineData("/", "Recently stored")]
    [InlineData("/articles", "Island ferry to run on batteries alone from May")]
    [InlineData("/articles?q=%E9%92%A0%E7%A6%BB%E5%AD%90", "3 copies")]
    [InlineData("/articles?language=en&copies=all&before=60", "Newest")]
    [InlineData("/articles?source=4", "岭南科技观察")]
    [InlineData("/stories", "likely original")]
    [InlineData("/sources", "Slow Server Gazette")]
    [InlineData("/sources?state=faulty&fault=Timeout&sort=failures&q=slow", "gave no whole answer within 30 s")]
    [InlineData("/sources/7", "5 polls failed in a row")]
    public async Task Each_page_answers_and_shows_what_is_stored(string path, string shown)
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        Assert.Contains(shown, WebUtility.HtmlDecode(await host.Get(path)), StringComparison.Ordinal);
    }
}
