using System.CommandLine;
using Aggregator.Benchmarks;

var root = new RootCommand("Measures Aggregator on data packs; every verb calls the types that the service runs.");
root.Add(FeedsVerb.Create());
root.Add(FeedsSpeedVerb.Create());
return await root.Parse(args).InvokeAsync();
