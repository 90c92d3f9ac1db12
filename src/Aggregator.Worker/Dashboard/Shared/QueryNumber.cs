using System.Globalization;

namespace Aggregator.Worker.Dashboard.Shared;

/// <summary>Numbers in query strings.</summary>
internal static class QueryNumber
{
    /// <summary>The number, or null when the text is not one above zero.</summary>
    public static long? Of(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
