namespace Aggregator.IntegrationTests.Pipeline;

/// <summary>Article pages of a plain newspaper, written for these tests.</summary>
internal static class TestPages
{
    private static readonly string[] Harbour =
    [
        "The council of Saltmere voted on Tuesday night to reopen the old ferry landing, seven years after storms took away half of its pier and most of its traffic.",
        "Engineers will drive forty steel piles into the seabed before the first frost, according to the plan that the harbour master, Edda Lorne, presented to a crowded hall.",
        "“We have talked about this for longer than the landing took to build,” she said, to laughter and some applause from the fishermen in the back rows of the room.",
        "The work will cost 3.2 million crowns, of which the county pays a third. Tickets are to stay below the price of the bus that has replaced the ferry since the storm.",
        "Shopkeepers along the quay expect more visitors at weekends, although the owner of the chandlery warned that parking would have to be settled before the summer season.",
    ];

    public static string Article(string title, string? headOnly = null, IEnumerable<string>? paragraphs = null) => $"""
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Saltmere Herald</title>
        <meta property="og:title" content="{title}"><meta property="og:site_name" content="Saltmere Herald">
        <meta property="article:published_time" content="2026-11-20T08:30:00+01:00">{headOnly}</head>
        <body><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
        <main><article><h1>{title}</h1><p class="byline">By Mara Quill</p>
        {string.Concat((paragraphs ?? Harbour).Select(text => $"<p>{text}</p>\n"))}
        </article></main><footer>© Saltmere Herald. All rights reserved.</footer></body></html>
        """;

    public static IEnumerable<string> HarbourText => Harbour;

    public static IEnumerable<string> OtherText(int seed) => Enumerable.Range(0, 6).Select(i =>
        $"Report {seed * 7 + i} of the weather station at Cape {seed * 31 + i} tells of a long calm, then of {seed + i} days in which the wind turned through every quarter, tore {seed * 13 + i} tiles from the roof of the lamp house and left the keeper with a story for the winter.");
}
