namespace Aggregator.Core.Extraction.Metadata;

/// <summary>What the site calls itself: its stated names and the labels of its host.</summary>
internal sealed class SiteNames(string? stated, string? publisher, Uri url)
{
    private readonly List<string> _names = [.. new[] { stated, publisher }.OfType<string>().Select(TitleReader.Letters).Where(name => name.Length > 1)];
    private readonly List<string> _labels = [.. url.Host.Split('.').Select(TitleReader.Letters).Where(label => label.Length > 2 && label is not ("www" or "com" or "net" or "org" or "news" or "blog"))];

    /// <summary>Whether a text is nothing but the site's name.</summary>
    internal bool Is(string text)
    {
        var letters = TitleReader.Letters(text);
        if (letters.Length is < 2 or > 60)
            return false;
        return _names.Exists(name => name == letters || name.Length > 3 && letters.Length < name.Length + 14 && letters.Contains(name, StringComparison.Ordinal) || letters.Length > 3 && name.Contains(letters, StringComparison.Ordinal))
            || _labels.Exists(label => label == letters || letters.StartsWith(label, StringComparison.Ordinal) && letters.Length <= label.Length + 4
                || letters.Length > 5 && letters.Length * 2 > label.Length && label.Contains(letters, StringComparison.Ordinal) || label.Length > 5 && letters.Length < label.Length + 10 && letters.Contains(label, StringComparison.Ordinal));
    }
}
