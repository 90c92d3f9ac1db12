using System.CommandLine;

var root = new RootCommand("Measures Aggregator on data packs; every verb calls the types that the service runs.");
return await root.Parse(args).InvokeAsync();
