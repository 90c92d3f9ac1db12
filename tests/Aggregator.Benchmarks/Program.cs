using System.CommandLine;
using Aggregator.Benchmarks;
using Aggregator.Benchmarks.Training;

var root = new RootCommand("Measures Aggregator on data packs; every verb calls the types that the service runs.");
root.Subcommands.Add(PagesVerb.Create());
root.Subcommands.Add(ExtractionSpeedVerb.Create());
root.Subcommands.Add(TrainExtractionVerb.Create());
return await root.Parse(args).InvokeAsync();
