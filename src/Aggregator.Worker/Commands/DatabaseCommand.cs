using System.CommandLine;
using Aggregator.Core.Storage;

namespace Aggregator.Worker.Commands;

/// <summary><c>db migrate|script|status</c>.</summary>
internal static class DatabaseCommand
{
    public static Command Create(CommandContext context)
    {
        var migrate = new Command("migrate", "Bring the schema up to this version. The database may be empty but must exist on SQL Server; needs rights on its objects only.");
        migrate.SetAction((_, cancellationToken) => context.RunAsync(() => MigrateAsync(context, cancellationToken)));
        var script = new Command("script", "Print the SQL of all migrations, for a database administrator to review and run.");
        script.SetAction((_, _) => context.RunAsync(() => ScriptAsync(context)));
        var status = new Command("status", "Say which migrations are applied and which are pending. Exit code 1 when some are pending.");
        status.SetAction((_, cancellationToken) => context.RunAsync(() => StatusAsync(context, cancellationToken)));
        return new Command("db", "Look after the database.\n\nExample: aggregator db migrate --Storage:Provider=SqlServer --Storage:ConnectionString=\"Server=...\"") { migrate, script, status };
    }

    private static async Task<int> MigrateAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var applied = await new Migrator(Open(context)).MigrateAsync(cancellationToken).ConfigureAwait(false);
        foreach (var name in applied)
            await context.Output.WriteLineAsync($"applied {name}").ConfigureAwait(false);
        await context.Output.WriteLineAsync(applied.Count == 0 ? "up to date" : $"{applied.Count} migration(s) applied").ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static async Task<int> ScriptAsync(CommandContext context)
    {
        await context.Output.WriteLineAsync(new Migrator(Open(context)).Script()).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static async Task<int> StatusAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var databases = Open(context);
        var (applied, pending) = await new Migrator(databases).StatusAsync(cancellationToken).ConfigureAwait(false);
        await context.Output.WriteLineAsync($"provider {databases.Options.Provider}{(databases.FilePath is { } file ? $", file {file}" : "")}").ConfigureAwait(false);
        foreach (var name in applied)
            await context.Output.WriteLineAsync($"applied  {name}").ConfigureAwait(false);
        foreach (var name in pending)
            await context.Output.WriteLineAsync($"pending  {name}").ConfigureAwait(false);
        return pending.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static AggregatorDbFactory Open(CommandContext context) => new(context.Configure().Options.Storage);
}
