using System.Text.RegularExpressions;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>The authors that a page's head states: in JSON-LD and in meta elements.</summary>
internal static partial class StatedAuthors
{
    private static readonly string[] MetaNames =
        ["article:author_name", "parsely-author", "sailthru.author", "byl", "citation_author", "cxenseparse:author", "shareaholic:article_author_name", "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "dc.contributor", "dcsext.author", "creator"];

    /// <summary>One candidate for each place that names somebody.</summary>
    internal static IEnumerable<AuthorCandidate> Read(PageHead head)
    {
        if (head.Linked is { } linked && Names(linked.Authors) is { Count: > 0 } names)
            yield return new AuthorCandidate(names, AuthorSource.Linked, "json-ld") { AsOrganisation = linked.ByOrganisation, AsAccount = linked.ByAccount, AsNews = linked.Type.Contains("News", StringComparison.Ordinal) };
        foreach (var (name, values) in Metas(head))
            if (Names(values) is { Count: > 0 } stated)
                yield return new AuthorCandidate(stated, AuthorSource.Meta, name) { AsAccount = head.Linked is { ByAccount: true } account && stated.TrueForAll(account.Authors.Contains) };
    }

    private static List<string> Names(IReadOnlyList<string> statements)
    {
        var names = PersonNames.OfAll(statements);
        return names.Count == 0 && statements.FirstOrDefault(PersonNames.IsDesk) is { } desk ? [desk.Trim()] : names;
    }

    // Cards of social networks have pairs of a label and a value, the first of which names the author.
    private static IEnumerable<(string Name, IReadOnlyList<string> Values)> Metas(PageHead head)
    {
        foreach (var name in MetaNames)
            yield return (name, head.All(name));
        if (head.First("twitter:label1").Value is { } label && WrittenBy().IsMatch(label))
            yield return ("twitter:data1", head.All("twitter:data1"));
    }

    [GeneratedRegex(@"written|author|verfasst|geschrieben|autor|escrito|écrit|publié par|scritto|napisa|автор|作者", RegexOptions.IgnoreCase)]
    private static partial Regex WrittenBy();
}
