namespace Aggregator.Core.Parsing;

/// <summary>The offset from UTC that dates without a zone mean where a language or a country code leaves no choice.</summary>
internal static class RegionalOffset
{
    /// <summary>The offset by the language a feed states, else by the country of its host; null where more than one is possible.</summary>
    /// <param name="language">A language tag such as <c>zh-CN</c>, or null.</param>
    /// <param name="host">The host the document came from, or null.</param>
    public static TimeSpan? Of(string? language, string? host) =>
        OfLanguage(language?.Split('-', '_')[0].Trim().ToLowerInvariant()) ?? OfCountry(host?[(host.LastIndexOf('.') + 1)..].ToLowerInvariant());

    private static TimeSpan? OfLanguage(string? language) => language switch
    {
        "zh" => TimeSpan.FromHours(8),
        "ja" or "ko" => TimeSpan.FromHours(9),
        _ => null,
    };

    private static TimeSpan? OfCountry(string? country) => country switch
    {
        "cn" or "hk" or "mo" or "sg" or "tw" => TimeSpan.FromHours(8),
        "jp" or "kr" => TimeSpan.FromHours(9),
        _ => null,
    };
}
