namespace Aggregator.IntegrationTests.Dashboard;

/// <summary>One dashboard over the sample news, for tests that only read.</summary>
public sealed class SampleDashboard : IAsyncLifetime
{
    internal DashboardHost Host { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Host = await DashboardHost.Start(SampleNews.Seed);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
