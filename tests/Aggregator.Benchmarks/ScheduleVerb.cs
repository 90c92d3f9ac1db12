using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aggregator.Benchmarks.Schedule;
using Aggregator.Core.Scheduling;

namespace Aggregator.Benchmarks;

/// <summary><c>schedule</c>: a simulated year of polling under three policies.</summary>
internal static class ScheduleVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var seed = new Option<int>("--seed") { Description = "Makes the same sources every time.", DefaultValueFactory = _ => 1 };
        var output = new Option<FileInfo>("--output") { Description = "Where the JSON list of results goes.", Required = true };
        var sources = new Option<int>("--sources") { Description = "How many sources are simulated.", DefaultValueFactory = _ => 2000 };
        var chart = new Option<FileInfo?>("--chart") { Description = "Where an SVG chart of the delays goes." };
        var command = new Command("schedule", "Simulates a year of polling: the adaptive policy against a fixed interval and an entry-frequency rule.") { seed, output, sources, chart };
        command.SetAction(parsed => Run(parsed.GetValue(seed), parsed.GetValue(output)!, parsed.GetValue(sources), parsed.GetValue(chart)));
        return command;
    }

    private static void Run(int seed, FileInfo output, int sources, FileInfo? chart)
    {
        var world = new SyntheticWorld(seed);
        var options = new ScheduleOptions();
        var adaptive = PolicyRun.Of("adaptive", world, sources, random => Policies.Adaptive(random, options));
        var interval = (SyntheticSource.End - SyntheticSource.Start) * sources / adaptive.Result.Requests;
        PolicyRun[] runs =
        [
            adaptive,
            PolicyRun.Of("fixed", world, sources, _ => Policies.Fixed(interval)),
            PolicyRun.Of("entryFrequency", world, sources, _ => Policies.EntryFrequency(options, 1)),
        ];
        var pollsPerEntry = PollsPerEntry(world, sources);
        var matched = PolicyRun.Of("entryFrequency*", world, sources, _ => Policies.EntryFrequency(options, pollsPerEntry));

        File.WriteAllText(output.FullName, JsonSerializer.Serialize(runs.Select(r => r.Result), Json) + "\n");
        if (chart is not null)
            File.WriteAllText(chart.FullName, DelayChart.Draw(runs));
        Print([.. runs, matched], sources, interval);
    }

    /// <summary>How many polls an entry the entry-frequency rule may make for the requests that adaptive used, found on a part of the sources.</summary>
    private static double PollsPerEntry(SyntheticWorld world, int sources)
    {
        var (options, part) = (new ScheduleOptions(), Math.Min(sources, 60));
        var budget = PolicyRun.Of("", world, part, random => Policies.Adaptive(random, options)).Result.Requests;
        var (low, high) = (0.5, 50.0);
        while (high / low > 1.03)
        {
            var middle = Math.Sqrt(low * high);
            var used = PolicyRun.Of("", world, part, _ => Policies.EntryFrequency(options, middle)).Result.Requests;
            (low, high) = used < budget ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static void Print(PolicyRun[] runs, int sources, TimeSpan interval)
    {
        Console.WriteLine(Invariant($"{sources} sources, one year, {runs[0].Delays.Length} entries found; the fixed interval is {interval:hh\\:mm\\:ss}"));
        Console.WriteLine("policy          median delay  p95 delay  median of sources   requests  per source and day  missed");
        foreach (var (result, _, ofSources, _) in runs)
        {
            var perDay = result.Requests / 365.0 / sources;
            Console.WriteLine(Invariant($"{result.Policy,-14}  {Minutes(result.MedianDelaySeconds),12}  {Minutes(result.P95DelaySeconds),9}  {Minutes(ofSources),17}  {result.Requests,9}  {perDay,18:0.0}  {result.Missed,6}"));
        }

        Console.WriteLine("* with as many polls an entry as spend about the requests of adaptive");
        foreach (var (result, _, _, kinds) in runs)
        {
            Console.WriteLine(Invariant($"{Environment.NewLine}{result.Policy} by kind    median delay  p95 delay   requests  missed"));
            foreach (var kind in kinds)
                Console.WriteLine(Invariant($"  {kind.Policy,-18}  {Minutes(kind.MedianDelaySeconds),12}  {Minutes(kind.P95DelaySeconds),10}  {kind.Requests,9}  {kind.Missed,6}"));
        }
    }

    private static string Minutes(double seconds) => Invariant($"{seconds / 60:0.0} min");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
