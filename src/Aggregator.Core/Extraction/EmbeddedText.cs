namespace Aggregator.Core.Extraction;

/// <summary>Reads the readable tables that are embedded in the assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>The lines of a table, without empty lines and lines that begin with <c>#</c>.</summary>
    internal static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream("Aggregator.Core.Extraction.Data." + name)
            ?? throw new InvalidOperationException($"The table {name} is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }
}
