using System.CommandLine;
using Aggregator.Benchmarks;
using Aggregator.Benchmarks.Training;

var root = new RootCommand("Measures Aggregator on data packs; every verb calls the types that the service runs.");
root.Add(FeedsVerb.Create());
root.Add(DuplicatesVerb.Create());
root.Add(StoriesVerb.Create());
root.Add(GroupingVerb.Create());
root.Subcommands.Add(PagesVerb.Create());
root.Add(ReplayVerb.Create());
root.Add(LoadVerb.Create());
root.Subcommands.Add(ScheduleVerb.Create());
root.Subcommands.Add(ExtractionSpeedVerb.Create());
root.Subcommands.Add(TrainExtractionVerb.Create());
root.Add(FeedsSpeedVerb.Create());
return await root.Parse(args).InvokeAsync();
