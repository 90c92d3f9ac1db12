using System.Text.RegularExpressions;
using Aggregator.Worker.Configuration;

namespace Aggregator.IntegrationTests.Deploy;

public sealed partial class SettingNameTests
{
    [Theory]
    [InlineData("deploy/systemd/aggregator.env")]
    [InlineData("deploy/windows/install.ps1")]
    [InlineData("deploy/docker/Dockerfile")]
    [InlineData("deploy/docker/compose.yaml")]
    [InlineData("deploy/docker/aggregator.env.example")]
    [InlineData("docs/operating.md")]
    public void Every_setting_that_is_named_exists(string file)
    {
        var named = Setting().Matches(ProjectFiles.Read(file)).Select(match => (Section: match.Groups["section"].Value, Key: match.Groups["key"].Value)).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, setting => Assert.Contains(setting.Key, KeysOf(setting.Section)));
    }

    private static IEnumerable<string> KeysOf(string section) =>
        typeof(AggregatorOptions).GetProperty(section)!.PropertyType.GetProperties().Where(property => property.SetMethod is not null).Select(property => property.Name);

    [GeneratedRegex("(?<section>Storage|Http|Schedule|Jobs|Cluster|WebSub|Outage|Extraction|Dashboard)(__|:)(?<key>[A-Z][A-Za-z]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Setting();
}
