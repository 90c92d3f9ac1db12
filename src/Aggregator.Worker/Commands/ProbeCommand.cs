using System.CommandLine;

namespace Aggregator.Worker.Commands;

/// <summary><c>probe feed|page</c>: what would be stored and why, without storing anything.</summary>
internal static class ProbeCommand
{
    public static Command Create(CommandContext context) => new(
        "probe",
        """
        Show what would be stored of a feed or page, and why. Stores nothing.

        Examples:
          aggregator probe feed https://example.org/feed.xml
          aggregator probe page https://example.org/news/1.html --why
          aggregator probe page saved.html --url https://example.org/news/1.html --json
          aggregator probe page https://example.org/news/1.html --rule example.yaml --browser
        """)
    {
        ProbeFeed.Create(context),
        ProbePage.Create(context),
    };
}
