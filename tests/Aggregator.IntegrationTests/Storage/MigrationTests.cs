using Aggregator.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Storage;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite, "Data Source=:memory:")]
    [InlineData(StorageProvider.SqlServer, "Server=nowhere")]
    public void The_migrations_of_each_provider_hold_the_whole_model(StorageProvider provider, string connectionString)
    {
        using var db = new AggregatorDbFactory(new StorageOptions { Provider = provider, ConnectionString = connectionString }).CreateDbContext();
        Assert.False(db.Database.HasPendingModelChanges(), "the model changed: add a migration for both providers");
    }

    [Fact]
    public async Task An_empty_file_that_somebody_else_created_is_migrated_and_written_ahead()
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-db-").FullName;
        var file = Path.Combine(folder, "made-by-others.db");
        await File.WriteAllBytesAsync(file, [], TestContext.Current.CancellationToken);
        var databases = new AggregatorDbFactory(new StorageOptions { ConnectionString = $"Data Source={file};Pooling=False" });

        await new Migrator(databases).MigrateAsync(TestContext.Current.CancellationToken);

        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await connection.CloseAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task SQL_Server_takes_the_migrations_and_gives_back_what_was_stored()
    {
        var server = Environment.GetEnvironmentVariable("AGGREGATOR_TEST_SQLSERVER");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "no SQL Server: set AGGREGATOR_TEST_SQLSERVER to the connection string of an empty database");
        var databases = new AggregatorDbFactory(new StorageOptions { Provider = StorageProvider.SqlServer, ConnectionString = server });
        await new Migrator(databases).MigrateAsync(TestContext.Current.CancellationToken);
        var store = new SourceStore(databases, TimeProvider.System);
        var url = new Uri($"https://example.org/{Guid.NewGuid():N}/订阅");

        var (added, isNew) = (await store.AddAsync([new NewSource(url) { Name = "临江晚报" }], TimeSpan.Zero, null, TestContext.Current.CancellationToken))[0];

        Assert.True(isNew);
        var found = await store.FindAsync(url.AbsoluteUri, TestContext.Current.CancellationToken);
        Assert.Equal((added.Id, "临江晚报"), (found!.Id, found.Name));
    }
}
