namespace Aggregator.Worker.Demo;

/// <summary>One article of a sample site, as its file says.</summary>
/// <param name="Slug">Name of its file without folder and ending.</param>
/// <param name="Published">When it appears.</param>
/// <param name="Text">Its file: title, author, credit and so on, and the body in a small part of Markdown.</param>
internal sealed record DemoArticle(string Slug, DateTimeOffset Published, FrontMatter Text)
{
    /// <summary>Reads <c>Demo/Articles/&lt;site&gt;/&lt;slug&gt;.md</c>; its line <c>at</c> is the time from the start of the demo.</summary>
    public static DemoArticle Read(string file, DateTimeOffset start)
    {
        var text = FrontMatter.Read(file);
        var at = TimeSpan.Parse(text["at"], System.Globalization.CultureInfo.InvariantCulture);
        return new(Path.GetFileNameWithoutExtension(file), start + at, text);
    }
}
