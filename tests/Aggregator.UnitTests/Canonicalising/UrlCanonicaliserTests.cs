using Aggregator.Core.Canonicalising;
using CsCheck;

namespace Aggregator.UnitTests.Canonicalising;

public sealed class UrlCanonicaliserTests
{
    [Theory]
    [InlineData("HTTP://Example.COM:80/a/../b", "http://example.com/b")]
    [InlineData("https://example.com", "https://example.com/")]
    [InlineData("https://example.com./a", "https://example.com/a")]
    [InlineData("https://user:pw@example.com/a", "https://example.com/a")]
    [InlineData("https://新闻.example/路?q=中", "https://xn--efvy88h.example/%E8%B7%AF?q=%E4%B8%AD")]
    [InlineData("https://example.com/%7eann/%e4%b8%ad", "https://example.com/~ann/%E4%B8%AD")]
    [InlineData("https://example.com/a#part", "https://example.com/a")]
    [InlineData("https://example.com/#!/a/1", "https://example.com/#!/a/1")]
    [InlineData("https://example.com/a?utm_source=x&id=1&fbclid=2", "https://example.com/a?id=1")]
    [InlineData("https://example.com/a?from=timeline&isappinstalled=0", "https://example.com/a")]
    [InlineData("https://example.com/list?from=20", "https://example.com/list?from=20")]
    [InlineData("https://example.com/a;jsessionid=0123ABCD?b=1", "https://example.com/a?b=1")]
    [InlineData("https://example.com/a?b=2&a=1", "https://example.com/a?b=2&a=1")]
    [InlineData(" https://example.com/a\n", "https://example.com/a")]
    [InlineData("//example.com/a", "https://example.com/a")]
    public void An_address_takes_its_canonical_form(string url, string expected) =>
        Assert.Equal(expected, UrlCanonicaliser.Canonicalise(url));

    [Theory]
    [InlineData("")]
    [InlineData("mailto:ann@example.com")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a/b")]
    [InlineData("http://")]
    [InlineData("tag:example.com,2024:1")]
    public void What_is_no_web_address_has_no_canonical_form(string url) => Assert.Null(UrlCanonicaliser.Canonicalise(url));

    [Fact]
    public void A_relative_address_is_taken_from_its_page() =>
        Assert.Equal("https://example.com/b/c", UrlCanonicaliser.Canonicalise(new Uri("https://example.com/a/x.html"), "../b/c?utm_medium=rss"));

    [Theory]
    [InlineData("http://example.com/a", "https://www.example.com/a/")]
    [InlineData("https://example.com/a?x=1&y=2", "https://example.com/a?y=2&x=1")]
    [InlineData("https://example.com/2024/story/amp", "https://example.com/2024/story")]
    public void Variants_of_one_page_share_a_key(string one, string other) =>
        Assert.Equal(UrlHash.Of(UrlCanonicaliser.Canonicalise(one)!), UrlHash.Of(UrlCanonicaliser.Canonicalise(other)!));

    [Theory]
    [InlineData("https://example.com/a?id=1", "https://example.com/a?id=2")]
    [InlineData("https://example.com/amp", "https://example.com/")]
    [InlineData("https://m.example.com/a", "https://example.com/a")]
    public void Different_pages_have_different_keys(string one, string other) =>
        Assert.NotEqual(UrlHash.Of(UrlCanonicaliser.Canonicalise(one)!), UrlHash.Of(UrlCanonicaliser.Canonicalise(other)!));

    private static readonly Gen<string> AnyUrl =
        from start in Gen.OneOf(new[] { "http://", "https://", "HTTPS://", "//", "", "ftp://" }.Select(Gen.Const).ToArray())
        from host in Gen.OneOf(new[] { "example.com", "EXAMPLE.com:443", "a.b.例え.jp", "[::1]:8080", "127.0.0.1", "exa mple.com", "" }.Select(Gen.Const).ToArray())
        from rest in Gen.Char["abc中é/.%?#&=;:!+ ~\\\u0001\uD83D2fF"].Array[0, 40]
        select start + host + "/" + new string(rest);

    [Fact]
    public void A_canonical_address_stays_as_it_is() =>
        AnyUrl.Sample(url => UrlCanonicaliser.Canonicalise(url) is not { } once || UrlCanonicaliser.Canonicalise(once) == once, iter: 5000);

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.String.Sample(text => UrlCanonicaliser.Canonicalise(text) is null or { Length: > 0 }, iter: 2000);
}
