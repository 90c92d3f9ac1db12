using Aggregator.Core.Storage;
using Aggregator.Worker.Configuration;

namespace Aggregator.IntegrationTests.Cluster;

public sealed class WorkerLockTests
{
    [Fact]
    public async Task A_second_worker_on_one_SQLite_file_is_refused_in_one_sentence()
    {
        using var folder = new SharedFolder();
        await using var first = Node.Create(folder.Path, TimeProvider.System);
        await first.StartAsync();
        await using var second = Node.Create(folder.Path, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StorageException>(() => second.App.StartAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith($"Another worker runs on {Path.Combine(folder.Path, "shared.db")}.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_may_start_when_the_one_before_has_ended()
    {
        using var folder = new SharedFolder();
        await using (var first = Node.Create(folder.Path, TimeProvider.System))
            await first.StartAsync();

        await using var second = Node.Create(folder.Path, TimeProvider.System);
        await second.StartAsync();
    }

    [Fact]
    public void A_cluster_on_SQLite_is_refused()
    {
        var configuration = AggregatorConfiguration.Read(new Dictionary<string, string?> { ["Cluster:Enabled"] = "true" });

        var refused = Assert.Throws<ConfigurationException>(() => AggregatorConfiguration.Bind(configuration, ["Cluster:Enabled"]));

        Assert.Equal("Cluster:Enabled is true, but Storage:Provider is Sqlite, which serves one worker; set Storage:Provider to SqlServer, or Cluster:Enabled to false.", Assert.Single(refused.Lines));
    }
}
