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
    [InlineData("""<h5>Autor: </h5><p>Peter Falk/SP-X</p>""", "Peter Falk", null)]
    [InlineData("""<p>Autoren Ida Falk und Jan Moss</p>""", "Ida Falk; Jan Moss", null)]
    [InlineData("""<p><a rel="author" href="/author/ida">© Ida Falk Ida Falk</a></p>""", "Ida Falk", null)]
    public void The_line_under_the_heading_names_the_author(string line, string author, string? url) => Assert.Equal(author, Read(line, url: url));

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

    private static string Read(string line, string before = "", string after = "", string head = "", string? url = null)
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
