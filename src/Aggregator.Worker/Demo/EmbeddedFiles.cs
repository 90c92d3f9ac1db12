using System.Reflection;

namespace Aggregator.Worker.Demo;

/// <summary>The files under Demo that travel inside the assembly.</summary>
internal static class EmbeddedFiles
{
    private static readonly Assembly Home = typeof(EmbeddedFiles).Assembly;

    /// <summary>Names (<c>Demo/Articles/…</c>) that begin with a folder, in ordinal order.</summary>
    public static IReadOnlyList<string> Under(string folder) =>
        [.. Home.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The text of a file, with LF line ends; null when there is no such file.</summary>
    public static string? Find(string name)
    {
        using var stream = Home.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The text of a file that must be there.</summary>
    public static string Read(string name) =>
        Find(name) ?? throw new InvalidOperationException($"The assembly lacks its file {name}: build it again.");
}
