namespace Aggregator.Worker.Dashboard.Shared;

/// <summary>Languages by name.</summary>
internal static class LanguageName
{
    /// <summary>Languages that filters offer, by their two-letter tags.</summary>
    public static IReadOnlyList<(string Tag, string Name)> Known { get; } =
        [("zh", "Chinese"), ("en", "English"), ("ja", "Japanese"), ("ko", "Korean"), ("de", "German"), ("fr", "French"), ("es", "Spanish"), ("pt", "Portuguese"), ("it", "Italian"), ("ru", "Russian"), ("ar", "Arabic")];

    /// <summary>The name of a language; its tag when the name is not known.</summary>
    public static string Of(string tag) => Known.FirstOrDefault(language => language.Tag == tag).Name ?? tag;
}
