using System.Text.RegularExpressions;
using Aggregator.Core.Storage;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Deploy;

public sealed class SqlServerScriptTests
{
    private const string Script = "deploy/sql/create-database.sql";
    private const string Variable = "AGGREGATOR_TEST_SQLSERVER";

    [Fact]
    public void The_script_grants_nothing_on_the_database_as_a_whole_but_making_tables()
    {
        var grants = Regex.Matches(ProjectFiles.Read(Script), @"^GRANT (.+?) TO \w+;", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(grants);
        Assert.All(grants, grant => Assert.True(grant == "CREATE TABLE" || grant.EndsWith(" ON SCHEMA::dbo", StringComparison.Ordinal), grant));
        Assert.DoesNotMatch("db_owner|db_ddladmin|sysadmin|CONTROL", ProjectFiles.Read(Script));
    }

    [Fact]
    public async Task The_login_of_the_script_migrates_an_empty_database_and_may_not_alter_it()
    {
        var administrator = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(administrator), $"no SQL Server: {Variable} is not set");
        var name = $"aggregator_{Guid.NewGuid():N}";
        var password = $"Aa1-{Guid.NewGuid():N}";
        try
        {
            // Twice, for it must be possible to run it again.
            await RunScriptAsync(administrator, name, password);
            await RunScriptAsync(administrator, name, password);
            var login = new SqlConnectionStringBuilder(administrator) { InitialCatalog = name, UserID = name, Password = password, Pooling = false }.ConnectionString;

            await using var db = new AggregatorDbFactory(new StorageOptions { Provider = StorageProvider.SqlServer, ConnectionString = login }).CreateDbContext();
            await db.Database.MigrateAsync(TestContext.Current.CancellationToken);

            Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
            Assert.Equal(0, await db.Sources.CountAsync(TestContext.Current.CancellationToken));
            await Assert.ThrowsAsync<SqlException>(() => ExecuteAsync(login, $"ALTER DATABASE [{name}] SET RECOVERY SIMPLE"));
        }
        finally
        {
            await ExecuteAsync(administrator, $"DROP DATABASE IF EXISTS [{name}]", $"IF SUSER_ID(N'{name}') IS NOT NULL DROP LOGIN [{name}]");
        }
    }

    private static Task RunScriptAsync(string administrator, string name, string password)
    {
        var lines = ProjectFiles.Read(Script).Split('\n').Where(line => !line.StartsWith(':'));
        var text = string.Join('\n', lines)
            .Replace("$(AGGREGATOR_DATABASE)", name, StringComparison.Ordinal)
            .Replace("$(AGGREGATOR_LOGIN)", name, StringComparison.Ordinal)
            .Replace("$(AGGREGATOR_PASSWORD)", password, StringComparison.Ordinal);
        return ExecuteAsync(administrator, Regex.Split(text, "^GO$", RegexOptions.Multiline));
    }

    private static async Task ExecuteAsync(string connectionString, params string[] batches)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        foreach (var batch in batches.Where(batch => !string.IsNullOrWhiteSpace(batch)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = batch;
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }
}
