using Aggregator.Core.Extraction;
using Aggregator.Core.Fetching;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard;

namespace Aggregator.Worker.Configuration;

/// <summary>Reads the configuration: files, then environment variables, then the command line, the later over the earlier.</summary>
internal static class AggregatorConfiguration
{
    /// <summary>The operator's own file, looked for in the working folder.</summary>
    public const string FileName = "aggregator.json";

    private static readonly string[] Sections = ["Storage", "Http", "Schedule", "Jobs", "Cluster", "WebSub", "Outage", "Extraction", "Dashboard", "Logging"];

    /// <summary>Reads all sources of configuration.</summary>
    /// <exception cref="ConfigurationException">A file is not valid JSON.</exception>
    public static IConfigurationRoot Read(IReadOnlyDictionary<string, string?> settings)
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddJsonFile(Path.GetFullPath(FileName), optional: true)
                .AddEnvironmentVariables()
                .AddInMemoryCollection(settings)
                .Build();
        }
        catch (InvalidDataException fault)
        {
            throw new ConfigurationException([$"{fault.Message} {fault.InnerException?.Message}".Trim()]);
        }
    }

    /// <summary>Binds and checks every section.</summary>
    /// <exception cref="ConfigurationException">A key is unknown or a value is not allowed.</exception>
    public static AggregatorOptions Bind(IConfiguration configuration, IEnumerable<string> settingKeys)
    {
        var faults = settingKeys
            .Where(key => !Sections.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase))
            .Select(key => $"{key} is not a setting; sections are {string.Join(", ", Sections)}.")
            .ToList();
        var options = new AggregatorOptions
        {
            Storage = OptionsBinder.Bind<StorageOptions>(configuration.GetSection("Storage"), faults),
            Http = OptionsBinder.Bind<HttpOptions>(configuration.GetSection("Http"), faults),
            Schedule = OptionsBinder.Bind<ScheduleOptions>(configuration.GetSection("Schedule"), faults),
            Jobs = OptionsBinder.Bind<JobOptions>(configuration.GetSection("Jobs"), faults),
            Cluster = OptionsBinder.Bind<ClusterOptions>(configuration.GetSection("Cluster"), faults),
            WebSub = OptionsBinder.Bind<WebSubOptions>(configuration.GetSection("WebSub"), faults),
            Extraction = OptionsBinder.Bind<ExtractionOptions>(configuration.GetSection("Extraction"), faults),
            Outage = OptionsBinder.Bind<OutageOptions>(configuration.GetSection("Outage"), faults),
            Dashboard = OptionsBinder.Bind<DashboardOptions>(configuration.GetSection("Dashboard"), faults),
        };
        if (faults.Count == 0)
            faults.AddRange(options.Validate());
        return faults.Count == 0 ? options : throw new ConfigurationException(faults);
    }
}
