namespace Aggregator.Worker.Dashboard.Shared;

/// <summary>Search words as SQL <c>LIKE</c> patterns.</summary>
internal static class LikePattern
{
    /// <summary>The escape character of the patterns.</summary>
    public const string Escape = "\\";

    /// <summary>The pattern for texts that hold a word anywhere; every character of the word stands for itself.</summary>
    public static string Containing(string word) =>
        $"%{string.Concat(word.Select(c => c is '\\' or '%' or '_' or '[' ? Escape + c : c.ToString()))}%";

    /// <summary>The words of a search, at most five.</summary>
    public static IReadOnlyList<string> Words(string? search) =>
        [.. (search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(5)];
}
