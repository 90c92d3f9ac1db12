namespace Aggregator.IntegrationTests.Cluster;

/// <summary>A folder for the database that nodes share; deleted at the end.</summary>
internal sealed class SharedFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("aggregator-cluster-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
