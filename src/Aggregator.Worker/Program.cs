using System.Text;
using Aggregator.Worker.Commands;
using Aggregator.Worker.Configuration;

Console.OutputEncoding = Encoding.UTF8;
var (command, settings) = ConfigurationArguments.Split(args);
var context = new CommandContext(settings, Console.Out, Console.Error);
var parsed = AggregatorCommand.Create(context).Parse(command);
var exitCode = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
