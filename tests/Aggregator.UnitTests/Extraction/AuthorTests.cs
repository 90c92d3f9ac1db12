namespace Aggregator.UnitTests.Extraction;

public sealed class AuthorTests
{
    [Theory]
    [InlineData("""<p class="meta">Verfasst von: westportlife | 31. Dezember 2023</p>""", "westportlife", "https://westportlife.example.com/2023/12/31/bridge/")]
    [InlineData("""<p class="meta">Posted in Traffic by harbourmaster on August 3, 2023</p>""", "harbourmaster", null)]
    [InlineData("""<p><abbr>10 December 2023</abbr> &middot; by <span class="author vcard"><a href="/author/freeman1984/" rel="author">freeman1984</a></span></p>""", "freeman1984", null)]
    [InlineData("""<small itemprop="author" itemscope itemtype="https://schema.org/Person">by <span itemprop="name">Alex Karp</span></small> <span>Photo: © Moss Agency</span>""", "Alex Karp", null)]
    [InlineData("""<div class="info"><span>28. Jan. 2023</span> <span class="author">Paula Bell</span></div>""", "Paula Bell", null)]
    [InlineData("""<div class="info"><span>28. Jan. 2023</span> <span>Last Updated</span></div>""", "", null)]
    [InlineData("""<div class="group-author comment-info">Von <a href="/redaktion/i" class="username">Isa.Moss</a> am Samstag, 19. Oktober 2023</div>""", "Isa.Moss", null)]
    [InlineData("""<p>06.11.2023 13:30 von Olga</p>""", "Olga", null)]
    [InlineData("""<h2>Stars (1 / 1) <span>06.11.2023 13:30 von Olga </span> <span>Symbolbild</span></h2>""", "Olga", null)]
    [InlineData("""<p class="author">von lupa am 26/10/13, 03:48 pm</p>""", "lupa", null)]
    [InlineData("""<p class="author"><a href="./viewtopic.php?p=1"><span>Beitrag</span></a>von <strong><a href="./memberlist.php?u=5">r23</a></strong> » 21.01.2023, 05:42</p>""", "r23", null)]
    [InlineData("""<div class="meta">Filed under: <a href="/c/life">Life</a> — harbourmaster @ 00:11</div>""", "harbourmaster", null)]
    [InlineData("""<div class="post-info">Posted by harbourmaster under <a href="/c/fun">Just For Fun</a></div>""", "harbourmaster", null)]
    [InlineData("""<p class="gallery--meta--author">Posted on September 21, 2020 by Ida Falk</p>""", "Ida Falk", null)]
    [InlineData("""<p>Posted by Ida Falk, Jan Moss and Kiran C Nair - Harbour team</p>""", "Ida Falk; Jan Moss; Kiran C Nair", null)]
    [InlineData("""<p>BY IDA FALK MOSS JULY 29, 2016</p>""", "IDA FALK MOSS", null)]
    [InlineData("""<p>Eine Kolumne von Ida Falk</p>""", "Ida Falk", null)]
    [InlineData("""<p>Gastbeitrag von Ida Falk</p>""", "Ida Falk", null)]
    [InlineData("""<p>Autor Ida Falk:</p><p>Übersetzung <a rel="author" href="/author/jan">Jan Moss</a>, 12.12.22</p>""", "Ida Falk", null)]
    [InlineData("""<p class="author">Ida Falk im Gespräch mit Jan Moss</p>""", "Ida Falk; Jan Moss", null)]
    [InlineData("""<ul><li>Comment</li><li>19. Oktober 2023</li><li>Boris T. Moss</li></ul>""", "Boris T. Moss", null)]
    [InlineData("""<ul><li>Comment</li><li>Boris T. Moss</li></ul>""", "", null)]
    [InlineData("""<p>Συντάκτης: Ιωάννα Σουφλέρη</p>""", "Ιωάννα Σουφλέρη", null)]
    [InlineData("""<p>2023-05-13 12:03 作者：曹磊 来源:东方网 选稿：曾炟</p>""", "曹磊", null)]
    [InlineData("""<p>Autor: <a href="/author/marianne">Marianne1</a></p>""", "Marianne1", null)]
    [InlineData("""<p class="byline author">von Redaktion, 24. Januar 2022</p>""", "Redaktion", null)]
    [InlineData("""<p class="credit">JIJI</p>""", "JIJI", null)]
    [InlineData("""<p>By <a href="/autoren/ida">Ida Falk</a></p><p><a href="/autoren/jan">Jan Moss</a></p>""", "Ida Falk; Jan Moss", null)]
    [InlineData("""<p><a href="/people/real-life">Real Life</a></p><p>von <a href="/redaktion/ulrike" class="username">Ulrike</a></p>""", "Ulrike", null)]
    [InlineData("""<div>by<a class="meta-author-link url fn n" href="">Ida Falk</a></div>""", "Ida Falk", null)]
    [InlineData("""<h5>Autor: </h5><p>Peter Falk/SP-X</p>""", "Peter Falk", null)]
    [InlineData("""<p>Autoren Ida Falk und Jan Moss</p>""", "Ida Falk; Jan Moss", null)]
    [InlineData("""<p><a rel="author" href="/author/ida">© Ida Falk Ida Falk</a></p>""", "Ida Falk", null)]
    public void The_line_under_the_heading_names_the_author(string line, string author, string? url) => Assert.Equal(author, Read(line, url: url));

    [Theory]
    [InlineData("Das Interview führte Ida Falk.", "Ida Falk")]
    [InlineData("Text und Fotos: Ida Falk", "Ida Falk")]
    [InlineData("Foto und Text: Ida Falk", "Ida Falk")]
    [InlineData("Fotos: Ida Falk", "")]
    [InlineData("Reporting by Ida Falk; editing by Jan Moss", "Ida Falk")]
    [InlineData("Propos recueillis par Ida Falk", "Ida Falk")]
    [InlineData("A cura di Ida Falk", "Ida Falk")]
    [InlineData("Oprac. Ida Falk", "Ida Falk")]
    [InlineData("Беседовал Иван Мосс", "Иван Мосс")]
    [InlineData("신현주 기자", "신현주")]
    public void The_line_under_the_text_names_who_wrote_it_or_asked_the_questions(string line, string author) => Assert.Equal(author, Read("", after: $"<div>{line}</div>"));

    [Theory]
    [InlineData("Harbour-Verlag GmbH, Kiel, Germany", "")]
    [InlineData("Ida Falk, CEO", "Ida Falk")]
    public void Neither_a_company_with_its_address_nor_an_office_is_an_author(string stated, string author) =>
        Assert.Equal(author, Read("", head: $"""<meta name="author" content="{stated}">"""));

    [Fact]
    public void A_person_who_signs_the_text_goes_before_the_name_of_the_site()
    {
        Assert.Equal("Ida Falk", Read("""<p class="byline"><a rel="author" href="/author/desk">Westport Times</a></p>""", "<p><strong>Ida Falk</strong></p>"));
        Assert.Equal("Ida Falk", Read("", after: """<p style="text-align: right"><strong>Ida Falk</strong></p>"""));
    }

    [Theory]
    [InlineData("Redaktion", "Redaktion")]
    [InlineData("admin", "")]
    public void The_desk_is_the_author_when_the_page_states_nobody_else(string stated, string author)
    {
        var head = $"""<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="{stated}">""";
        Assert.Equal(author, Read("", head: head));
        Assert.Equal("Jane Miller", Read("""<p>By <a rel="author" href="/author/jane">Jane Miller</a></p>""", head: head));
    }

    internal static string Read(string line, string before = "", string after = "", string head = "", string? url = null)
    {
        var html = $"""
            <!DOCTYPE html><html lang="en"><head><title>Old bridge in Westport closes for eleven weeks | Westport Times</title><meta property="og:site_name" content="Westport Times">{head}</head><body>
            <header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>
            <article><h1>Old bridge in Westport closes for eleven weeks</h1>{line}<div class="article-body">{before}{Pages.EnglishStory}{after}</div></article>
            <footer><p>© 2024 Westport Times. All rights reserved.</p></footer></body></html>
            """;
        return string.Join("; ", (url is null ? Pages.Read(html) : Pages.Read(html, url)).Authors);
    }
}
