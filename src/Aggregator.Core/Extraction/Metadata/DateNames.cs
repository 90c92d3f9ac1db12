namespace Aggregator.Core.Extraction.Metadata;

/// <summary>The names under which meta elements give dates; case does not count.</summary>
internal static class DateNames
{
    /// <summary>What editors' systems write as the time of publication.</summary>
    internal static readonly string[] Published =
        ["article:published_time", "datePublished", "og:published_time", "rnews:datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date",
         "article.published", "published-date", "date.published", "article_date_original", "cxenseparse:recs:publishtime", "weibo:article:create_at", "og:release_date", "apub:time", "bt:pubdate", "citation_publication_date",
         "article:publicationdate", "date_published", "dateposted", "originalpublicationdate", "shareaholic:article_published_time", "publicationdate", "published_time", "published_at", "publishtime", "publish_time",
         "published", "pub_date", "iso-8601-publish-date", "prism.publicationdate", "vr:published_time", "article.created", "dc.date.published", "dc.date.publication"];

    /// <summary>Names that some use for the time the page was made.</summary>
    internal static readonly string[] Loose =
        ["og:article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "dc.date.created", "datecreated", "created", "pubtime", "dcsext.articlefirstpublished", "citation_date",
         "dc.created", "dc:created", "dc:date", "dcterms:created", "dcterms:date", "dcterms:issued", "date.created", "date_created", "dcterms.available", "dc.date.available", "citation_online_date", "gentime", "timestamp", "release_date"];

    /// <summary>What is written as the time of the last change.</summary>
    internal static readonly string[] Modified =
        ["article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "weibo:article:update_at", "article:updated_time",
         "og:article:modified_time", "dc.modified", "dcterms:modified", "modified_time", "updated_time", "date.modified", "date_modified", "lastmodified"];
}
