using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;
using Aggregator.Core.Parsing;

namespace Aggregator.Core.Extraction;

/// <summary>Puts body and metadata together.</summary>
internal static class ArticleAssembler
{
    internal static ExtractedArticle Assemble(PageDocument page, PageTree tree, PageHead head, ArticleBody body)
    {
        var origins = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var found = body;
        body = MetadataLines.Leave(body);
        var lines = body.Blocks.Select(block => LineHash.Of(block.Text)).ToList();
        if (page.SiteMemory is { } memory)
            body = SiteRepeats.Without(body, lines, memory);
        var text = BodyText.Write(body.Blocks);
        var language = Note(origins, "language", LanguageReader.Read(text, tree, head));
        var offset = page.AssumedOffset ?? RegionalOffset.Of(language, page.Url.Host);
        var site = Note(origins, "siteName", SiteName(head));
        var names = SiteNames.Of(tree, head, page.Url);
        var title = TitleReader.Read(tree, head, body, names);
        var frame = ArticleFrame.Of(tree, found, title.At);
        var dates = DateReader.Read(page, head, frame, offset, language);
        var authors = AuthorReader.Read(head, frame, names);
        if (authors.Authors.Count > 0)
            origins["authors"] = authors.Origin;
        var near = Near(tree, found);
        var next = NextPageReader.Read(tree, body, page.Url);
        var image = Note(origins, "imageUrl", LeadImage(tree, head));
        return new ExtractedArticle
        {
            Kind = PageKindReader.Read(tree, head, body, page.Url),
            Html = Html(tree, body),
            Text = text,
            Title = Note(origins, "title", (title.Title, title.Origin)),
            OriginalTitle = CreditReader.OriginalTitle(near),
            Authors = authors.Authors,
            Byline = authors.Byline,
            SyndicationCredit = CreditReader.Origin(near),
            Published = NoteDate(origins, "published", dates.Published),
            Modified = NoteDate(origins, "modified", dates.Modified),
            Language = language,
            ImageUrl = image,
            ImageCredit = CreditReader.Image(near),
            Section = Note(origins, "section", SectionReader.Read(head, frame)),
            Tags = Tags(head),
            SiteName = site,
            CanonicalUrl = head.Canonical ?? Address.Absolute(tree.BaseUrl, head.First("og:url").Value),
            Description = head.First("og:description", "description", "twitter:description").Value ?? head.Linked?.Description,
            NextPageUrl = next,
            WholeUrl = next is null ? null : NextPageReader.ReadWhole(tree, page.Url),
            Paywalled = head.Linked?.Paywalled == true || head.First("article:content_tier").Value is "locked" or "metered",
            Strategy = body.Strategy,
            Origins = origins,
            Lines = lines,
            Decisions = body.Decisions,
        };
    }

    private static string Html(PageTree tree, ArticleBody body)
    {
        if (body.Blocks.Count == 0)
            return "";
        var root = BodyHtml.CommonContainer(body.Blocks)!;
        int first = body.Blocks[0].Index - 3, last = body.Blocks[^1].Index + 1;
        var media = tree.Media.Where(picture => picture.BeforeBlock >= first && picture.BeforeBlock <= last && Within(picture.Container, root)).ToList();
        return BodySanitiser.Clean(BodyHtml.Write(WithCaptions(tree, body, media), media, tree.BaseUrl));
    }

    // A caption is no text of the article, but stands under its picture.
    private static IReadOnlyList<TextBlock> WithCaptions(PageTree tree, ArticleBody body, List<PageMedia> media)
    {
        var shown = body.Blocks.Select(block => block.Index).ToHashSet();
        var captions = media.Select(picture => FigureAround(picture.Container)).OfType<PageElement>().Distinct()
            .SelectMany(figure => Enumerable.Range(figure.FirstBlock, figure.BlockCount)).Where(index => tree.Blocks[index] is { Container.Hidden: false, LinkDensity: < 0.8f } && shown.Add(index)).ToList();
        return captions.Count == 0 ? body.Blocks : [.. shown.Order().Select(index => tree.Blocks[index])];
    }

    private static PageElement? FigureAround(PageElement? element)
    {
        while (element is not null && element.Kind != ElementKind.Figure)
            element = element.Parent;
        return element is { BlockCount: <= 4 } ? element : null;
    }

    private static bool Within(PageElement element, PageElement root)
    {
        for (PageElement? at = element; at is not null; at = at.Parent)
        {
            if (ReferenceEquals(at, root))
                return true;
            if (at.Hidden || at.Kind is ElementKind.Aside or ElementKind.Nav or ElementKind.Footer or ElementKind.Form)
                return false;
        }
        return false;
    }

    private static List<TextBlock> Near(PageTree tree, ArticleBody body)
    {
        if (body.Blocks.Count == 0)
            return [];
        int first = body.Blocks[0].Index, last = body.Blocks[^1].Index;
        return [.. tree.Between(first - 20, first + 6), .. tree.Between(Math.Max(first + 7, last - 2), last + 5)];
    }

    private static (string?, string) SiteName(PageHead head) => head.First("og:site_name", "application-name", "twitter:site") is { Value: { } name, Name: var origin }
        ? (name.TrimStart('@'), origin) : (head.Linked?.Publisher, "json-ld");

    private static (string?, string) LeadImage(PageTree tree, PageHead head) => head.First("og:image", "twitter:image", "twitter:image:src") is { Value: { } image, Name: var origin }
        ? (Address.Absolute(tree.BaseUrl, image), origin) : (Address.Absolute(tree.BaseUrl, head.Linked?.Image), "json-ld");

    private static List<string> Tags(PageHead head)
    {
        var tags = head.All("article:tag").Concat(head.Linked?.Keywords ?? []).Concat(head.All("news_keywords")).Concat(head.All("keywords"));
        return [.. tags.SelectMany(tag => tag.Split([',', ';', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(tag => tag.Length < 60).Distinct(StringComparer.OrdinalIgnoreCase).Take(40)];
    }

    private static string? Note(SortedDictionary<string, string> origins, string field, (string? Value, string Origin) read)
    {
        if (read.Value is not null)
            origins[field] = read.Origin;
        return read.Value;
    }

    private static DateTimeOffset? NoteDate(SortedDictionary<string, string> origins, string field, (DateTimeOffset? Value, string Origin) read)
    {
        if (read.Value is not null)
            origins[field] = read.Origin;
        return read.Value;
    }
}
