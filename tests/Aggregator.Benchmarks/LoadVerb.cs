using System.CommandLine;
using System.Globalization;
using Aggregator.Benchmarks.Load;

namespace Aggregator.Benchmarks;

/// <summary><c>load</c>: many sources on loopback, with and without hosts that hang.</summary>
internal static class LoadVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var quiet = new Option<int>("--quiet") { Description = "Sources that answer 304.", DefaultValueFactory = _ => 10_000 };
        var news = new Option<int>("--news") { Description = "Sources that bring a new entry.", DefaultValueFactory = _ => 2_000 };
        var hanging = new Option<int>("--hanging") { Description = "Hosts that never answer.", DefaultValueFactory = _ => 16 };
        var seconds = new Option<int>("--seconds") { Description = "Every source is due once within this time.", DefaultValueFactory = _ => 300 };
        var command = new Command("load", "Runs the worker over thousands of hosts on loopback: polls per second, lateness, memory; without and with hosts that hang.") { quiet, news, hanging, seconds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var shape = new LoadShape(parsed.GetValue(quiet), parsed.GetValue(news), 0, parsed.GetValue(seconds));
            var folder = Directory.CreateTempSubdirectory("aggregator-load-").FullName;
            Console.WriteLine(Invariant($"{shape.Quiet} sources answer 304, {shape.News} bring a new entry, each on a host of its own; all are due once within {shape.Seconds} s"));
            Console.WriteLine("hanging hosts   polls  polls/s  articles  late: median    95 %    99 %     most  left hanging  peak memory");
            foreach (var hosts in new[] { 0, parsed.GetValue(hanging) })
                Print(hosts, await LoadRun.RunAsync(shape with { HangingHosts = hosts }, Path.Combine(folder, $"{hosts}"), cancellationToken).ConfigureAwait(false));
        });
        return command;
    }

    private static void Print(int hosts, LoadResult run) => Console.WriteLine(Invariant(
        $"{hosts,13}  {run.Polls,6}  {run.PerSecond,7:0.0}  {run.Articles,8}  {run.Late(0.5),10:0.0} s  {run.Late(0.95),4:0.0} s  {run.Late(0.99),4:0.0} s  {run.Late(1),5:0.0} s  {run.Hung,12}  {run.PeakMemory / 1024 / 1024,7} MiB"));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
