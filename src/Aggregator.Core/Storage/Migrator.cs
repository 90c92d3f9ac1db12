using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Aggregator.Core.Storage;

/// <summary>Brings the schema of the configured database up to this version.</summary>
internal sealed class Migrator(AggregatorDbFactory databases)
{
    /// <summary>Applies what is pending.</summary>
    /// <returns>The names of the migrations applied.</returns>
    /// <exception cref="StorageException">The database cannot be reached or changed.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        try
        {
            var pending = (await PendingAsync(db, cancellationToken).ConfigureAwait(false)).ToList();
            if (pending.Count > 0)
                await db.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
            return pending;
        }
        catch (DbException fault)
        {
            throw Unusable(fault);
        }
    }

    /// <summary>Applies what is pending when options say so; otherwise checks that nothing is.</summary>
    /// <exception cref="StorageException">The database cannot be used, or migrations are pending and may not be applied.</exception>
    public Task PrepareAsync(CancellationToken cancellationToken) =>
        databases.Options.MigratesOnStart ? MigrateAsync(cancellationToken) : RequireCurrentAsync(cancellationToken);

    /// <summary>Checks that nothing is pending.</summary>
    /// <exception cref="StorageException">The database cannot be reached, or migrations are pending.</exception>
    public async Task RequireCurrentAsync(CancellationToken cancellationToken)
    {
        var (_, pending) = await StatusAsync(cancellationToken).ConfigureAwait(false);
        if (pending.Count > 0)
            throw new StorageException($"The database lacks {pending.Count} migration(s): {string.Join(", ", pending)}. Run 'db migrate', or set Storage:MigrateOnStart to true.");
    }

    /// <summary>The migrations applied and pending.</summary>
    /// <exception cref="StorageException">The database cannot be reached.</exception>
    public async Task<(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending)> StatusAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        try
        {
            if (databases.FilePath is { } file && !File.Exists(file))
                return ([], [.. db.Database.GetMigrations()]);
            var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false);
            return ([.. applied], [.. await PendingAsync(db, cancellationToken).ConfigureAwait(false)]);
        }
        catch (DbException fault)
        {
            throw Unusable(fault);
        }
    }

    /// <summary>The SQL that brings an empty or older database up to this version, safe to run twice on SQL Server.</summary>
    public string Script()
    {
        using var db = databases.CreateDbContext();
        var options = databases.Options.Provider == StorageProvider.SqlServer ? MigrationsSqlGenerationOptions.Idempotent : MigrationsSqlGenerationOptions.Default;
        return db.GetService<IMigrator>().GenerateScript(options: options);
    }

    private static Task<IEnumerable<string>> PendingAsync(AggregatorDb db, CancellationToken cancellationToken) =>
        db.Database.GetPendingMigrationsAsync(cancellationToken);

    private StorageException Unusable(DbException fault) =>
        new($"The {databases.Options.Provider} database cannot be used: {fault.Message.TrimEnd('.')}. Check Storage:ConnectionString, that the database exists, and the rights of its user.", fault);
}
