using System.CommandLine;

namespace Aggregator.Worker.Commands;

/// <summary>The command line as a whole.</summary>
internal static class AggregatorCommand
{
    /// <summary>Builds the root; without a command the service runs.</summary>
    public static RootCommand Create(CommandContext context)
    {
        var run = RunCommand.Create(context);
        var root = new RootCommand(
            """
            Aggregator reads feeds and news pages, keeps each article once and shows what it does.
            Without a command it runs the service (as 'run').

            Settings: any setting can be given as --Section:Key=value, e.g. --Dashboard:Url=http://localhost:8080;
            also in aggregator.json in the working folder and as environment variables (Dashboard__Url).
            Exit codes: 0 done, 1 failed, 2 wrong command line or configuration, 3 not found, 4 database cannot be used.
            """)
        {
            run,
            DemoCommand.Create(context),
            SourcesCommand.Create(context),
            StoriesCommand.Create(context),
            RegroupCommand.Create(context),
            ReplayCommand.Create(context),
            ProbeCommand.Create(context),
            DatabaseCommand.Create(context),
            DoctorCommand.Create(context),
        };
        root.SetAction((_, cancellationToken) => RunCommand.RunAsync(context, cancellationToken));
        return root;
    }
}
