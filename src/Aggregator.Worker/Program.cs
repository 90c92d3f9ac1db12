Console.WriteLine("Aggregator");
