namespace Aggregator.UnitTests.Extraction;

public sealed class AuthorChoiceTests
{
    private const string Account = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Article","headline":"Old bridge in Westport closes for eleven weeks","datePublished":"2024-02-20","author":{"@id":"#p1"}},{"@type":"Person","@id":"#p1","name":"NAME"}]}</script>""";

    private const string News = """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Old bridge in Westport closes for eleven weeks","datePublished":"2024-02-20","author":[{"@type":"TYPE","name":"NAME"}]}</script>""";

    [Theory]
    [InlineData("Ida Falk", "", "")]
    [InlineData("Ida Falk", "<p>Ida Falk, reporter</p>", "Ida Falk")]
    [InlineData("Ida Falk", "<p>byIda Falk</p>", "Ida Falk")]
    [InlineData("ifalk", "", "")]
    [InlineData("ifalk", "<p>ifalk wrote this</p>", "ifalk")]
    public void The_account_that_posted_is_an_author_only_where_the_page_shows_it(string name, string line, string author) =>
        Assert.Equal(author, AuthorTests.Read(line, head: Account.Replace("NAME", name, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Person", "Ida Falk", "Ida Falk")]
    [InlineData("Person", "Westport staff reporter", "Westport staff reporter")]
    [InlineData("Person", "ifalk", "")]
    [InlineData("Person", "Westport Times", "")]
    [InlineData("Organization", "Westport Times", "Westport Times")]
    [InlineData("Person", "Reuters", "Reuters")]
    public void A_newsroom_may_state_an_author_whom_the_page_does_not_show_but_not_itself_as_a_person(string type, string name, string author) =>
        Assert.Equal(author, AuthorTests.Read("", head: News.Replace("TYPE", type, StringComparison.Ordinal).Replace("NAME", name, StringComparison.Ordinal)));

    [Theory]
    [InlineData("<p>By Ida Falk, Jan Moss</p>", "Ida Falk; Jan Moss")]
    [InlineData("<p>By Ida Falk, Harbour Team</p>", "Ida Falk")]
    [InlineData("""<meta name="author" content="Ida Falk,Jan Moss">""", "Ida Falk; Jan Moss")]
    [InlineData("""<p><a rel="author" href="/author/ida">Ida Falk Harbour Team</a></p>""", "Ida Falk")]
    public void Another_place_may_give_more_authors_beside_the_same_one(string line, string authors) =>
        Assert.Equal(authors, AuthorTests.Read(line, head: News.Replace("TYPE", "Person", StringComparison.Ordinal).Replace("NAME", "Ida Falk", StringComparison.Ordinal)));

    [Fact]
    public void A_shown_person_goes_before_a_stated_user_name_or_site()
    {
        Assert.Equal("Ida Falk", AuthorTests.Read("<p>Autorin: Ida Falk (guest)</p>", head: """<meta name="author" content="the harbour bloggers">"""));
        Assert.Equal("Ida Falk", AuthorTests.Read("""<h5 class="field-author">Ida Falk</h5>""", head: News.Replace("TYPE", "Organization", StringComparison.Ordinal).Replace("NAME", "Westport Times", StringComparison.Ordinal)));
        Assert.Equal("Ida Falk", AuthorTests.Read("<p>Eine Kolumne von Ida Falk</p>", head: News.Replace("TYPE", "Person", StringComparison.Ordinal).Replace("NAME", "Ida", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_site_that_stands_beside_its_writer_is_no_author() =>
        Assert.Equal("Ida Falk", AuthorTests.Read("", head: """<meta name="author" content="Westport Times"><meta name="author" content="Ida Falk">"""));

    [Theory]
    [InlineData("<p>Ida Falk</p>", "Ida Falk")]
    [InlineData("<p>– Ida Falk</p>", "")]
    [InlineData("<p>Deine Ida</p>", "")]
    [InlineData("<h3>Ida Falk</h3>", "")]
    [InlineData("""<p style="text-align:right"><a href="/news">Harbour News</a></p>""", "")]
    public void A_paragraph_under_the_text_that_is_a_name_signs_it(string after, string author) => Assert.Equal(author, AuthorTests.Read("", after: after));

    [Fact]
    public void Two_names_with_a_slash_sign_a_text() =>
        Assert.Equal("Mathatisi Falk; Mohale Moss", AuthorTests.Read("", "<p><strong>Mathatisi Falk/Mohale Moss</strong></p>"));

    [Theory]
    [InlineData("""<footer class="entry-meta">Dezember 26, 2023 von <a rel="author" href="/author/ida">Ida</a> <a href="/c/1">Allgemein</a></footer>""", "Ida")]
    [InlineData("""<footer class="site-info">Theme by <a rel="author" href="/author/ida">Ida Falk</a></footer>""", "")]
    [InlineData("""<div class="node-promoted article"><div class="submitted">Gespeichert von <span class="username">ida</span> am 24. Juli 2017 - 18:55</div></div>""", "ida")]
    [InlineData("""<div class="promoted"><div>Gespeichert von <span>ida</span> am 24. Juli 2017 - 18:55</div></div>""", "")]
    [InlineData("<div>Designed by Ida Falk. Powered by harbour.</div>", "")]
    public void The_footer_of_the_article_names_its_author_and_that_of_the_page_does_not(string after, string author) => Assert.Equal(author, AuthorTests.Read("", after: after));

    [Theory]
    [InlineData("© 2012-2023 Ida Falk. All rights reserved", "Ida Falk")]
    [InlineData("(c) Ida Falk • Imprint", "Ida Falk")]
    [InlineData("Design © 2004 Ida Falk", "")]
    [InlineData("© 2023 IDA FALK", "")]
    [InlineData("© 2023 Harbour Falk", "")]
    [InlineData("© 2023 Ida Falk GmbH", "")]
    public void A_person_who_holds_the_copyright_is_the_author_where_nobody_else_is_named(string line, string author)
    {
        Assert.Equal(author, AuthorTests.Read("", after: $"""<div class="colophon"><p>{line}</p></div>"""));
        Assert.Equal("Jan Moss", AuthorTests.Read("<p>By Jan Moss</p>", after: $"""<div class="colophon"><p>{line}</p></div>"""));
    }

    [Theory]
    [InlineData("<p>Old Bridge · Derek Moss · 12.01.2023</p>", "Derek Moss")]
    [InlineData("<p>Old Bridge · 12.01.2023</p>", "")]
    public void A_name_of_the_heading_is_what_the_text_is_about(string line, string author) => Assert.Equal(author, AuthorTests.Read(line));

    [Theory]
    [InlineData("Bundesministerium für Wirtschaft und Klimaschutz")]
    [InlineData("Harbour - Wine; Bridge")]
    [InlineData("westport.it; Westport Online")]
    [InlineData("admin3")]
    public void What_a_meta_element_states_is_no_author_when_it_is_an_organisation_a_site_or_an_unseen_user(string stated) =>
        Assert.Equal("", AuthorTests.Read("", head: $"""<meta name="author" content="{stated}">"""));

    [Fact]
    public void A_link_after_by_within_the_text_is_no_byline() =>
        Assert.Equal("", AuthorTests.Read("", """<p>Nobody on the bridge had heard all of it, says the foreman of the works, who owns a hundred parts, written by <a href="/series">Harbour Tales, Badly Told</a></p>"""));
}
