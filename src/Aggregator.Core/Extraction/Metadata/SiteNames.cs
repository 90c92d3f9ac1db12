using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>What the site calls itself: the names it states, the headings that lead to its front page, and the labels of its host.</summary>
internal sealed class SiteNames
{
    private static readonly HashSet<string> NoLabels = new(["www", "com", "net", "org", "news", "blog", "web", "archive", "mobile", "html", "page", "invalid"], StringComparer.Ordinal);

    // ASCII letters and digits in lower case; 0 for what is none.
    private static readonly char[] Common = [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c) ? char.ToLowerInvariant((char)c) : '\0')];

    private readonly List<string> _names;
    private readonly List<string> _labels;

    internal SiteNames(IEnumerable<string?> stated, Uri url)
    {
        _names = [.. stated.OfType<string>().Select(Letters).Where(name => name.Length > 1).Distinct(StringComparer.Ordinal)];
        _labels = [.. url.Host.Split('.').Select(Letters).Where(label => label.Length > 2 && !NoLabels.Contains(label))];
    }

    /// <summary>The names that a page gives its site.</summary>
    internal static SiteNames Of(PageTree tree, PageHead head, Uri url) => new(
        head.All("og:site_name").Concat(head.All("application-name")).Concat(head.All("apple-mobile-web-app-title"))
            .Append(head.Linked?.Publisher).Concat(tree.Blocks.Where(LeadsHome).Select(block => (string?)block.Text)), url);

    /// <summary>Whether a text is nothing but the site's name.</summary>
    internal bool Is(string text)
    {
        var letters = Letters(text);
        return letters.Length is >= 2 and <= 60 && (_names.Exists(name => IsName(name, letters)) || _labels.Exists(label => IsLabel(label, letters)));
    }

    /// <summary>Whether a text is exactly a name that the site states.</summary>
    internal bool IsStated(string text) => _names.Contains(Letters(text));

    /// <summary>A text reduced to its letters and digits, in lower case.</summary>
    internal static string Letters(string text)
    {
        var letters = text.Length <= 1024 ? stackalloc char[text.Length] : new char[text.Length];
        var at = 0;
        var common = Common;
        foreach (var c in text)
        {
            // Whatever it is, it is written, and written over when it is no letter: there is no branch to predict.
            letters[at] = c < common.Length ? common[c] : char.IsLetterOrDigit(c) ? LowerCase.Of(c) : '\0';
            at += letters[at] == '\0' ? 0 : 1;
        }
        return letters[..at].ToString();
    }

    // A heading that is one link to the front page is the site's name, whatever its level.
    private static bool LeadsHome(TextBlock block)
    {
        if (block.Links != 1 || block.LinkDensity < 0.9f || block.Text.Length > 60 || block.Container.Kind != ElementKind.Heading)
            return false;
        for (var element = block.Nodes[0].ParentElement; element is not null && element.LocalName is not "body"; element = element.ParentElement)
            if (element.LocalName == "a")
                return element.GetAttribute("href") is { } href && IsFront(href);
        return false;
    }

    private static bool IsFront(string href) =>
        href is "/" or "./" or "../" || href.LastIndexOf("//", StringComparison.Ordinal) is >= 0 and var host && href.AsSpan(host + 2).TrimEnd('/').IndexOf('/') < 0;

    private static bool IsName(string name, string letters) => name == letters
        || name.Length > 3 && letters.Length < name.Length + 14 && letters.Contains(name, StringComparison.Ordinal)
        || letters.Length > 3 && name.Contains(letters, StringComparison.Ordinal);

    private static bool IsLabel(string label, string letters) => label == letters
        || letters.StartsWith(label, StringComparison.Ordinal) && letters.Length <= label.Length + 4
        || letters.Length > 5 && letters.Length * 2 > label.Length && label.Contains(letters, StringComparison.Ordinal)
        || label.Length > 5 && letters.Length < label.Length + 14 && letters.Contains(label, StringComparison.Ordinal);
}
