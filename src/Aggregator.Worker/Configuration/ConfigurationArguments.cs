using System.Text.RegularExpressions;

namespace Aggregator.Worker.Configuration;

/// <summary>Parts <c>--Section:Key=value</c> arguments, which are settings, from the commands and their options.</summary>
internal static partial class ConfigurationArguments
{
    /// <summary>Splits the command line. A setting may stand anywhere; its value follows <c>=</c> or is the next argument.</summary>
    public static (string[] Command, Dictionary<string, string?> Settings) Split(IReadOnlyList<string> arguments)
    {
        var command = new List<string>();
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < arguments.Count; i++)
        {
            var match = Setting().Match(arguments[i]);
            if (!match.Success)
                command.Add(arguments[i]);
            else if (match.Groups["value"].Success)
                settings[match.Groups["key"].Value] = match.Groups["value"].Value;
            else
                settings[match.Groups["key"].Value] = ++i < arguments.Count ? arguments[i] : "";
        }

        return ([.. command], settings);
    }

    [GeneratedRegex(@"^--(?<key>[A-Za-z]\w*(:\w+)+)(=(?<value>.*))?$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Setting();
}
