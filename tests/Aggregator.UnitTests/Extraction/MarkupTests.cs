using System.Text;
using Aggregator.Core.Extraction;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;
using AngleSharp.Dom;

namespace Aggregator.UnitTests.Extraction;

[Collection(TimedTests.Name)]
public sealed class MarkupTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div class=\"a\">", "</div>", "<b>", "</b>", "<i class=x>", "</i>", "<a href=/1>", "</a>", "<table>", "</table>", "<tbody>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<caption>", "</caption>", "<colgroup>", "<col>",
        "<ul>", "</ul>", "<li>", "</li>", "<h1>", "</h1>", "<h2>", "<form>", "</form>", "<button>", "</button>", "<select>", "</select>", "<option>", "<optgroup>", "<textarea>", "</textarea>", "<script>", "</script>", "<style>", "</style>",
        "<svg>", "</svg>", "<path/>", "<title>", "</title>", "<foreignObject>", "</foreignObject>", "<desc>", "<math>", "</math>", "<mi>", "</mi>", "<annotation-xml encoding=text/html>", "<noscript>", "</noscript>", "<br>", "<hr>", "<img src=/x>", "<input type=hidden>",
        "<dl>", "<dt>", "<dd>", "</dl>", "<pre>\n", "</pre>", "<iframe>", "</iframe>", "<object>", "</object>", "<nobr>", "<font color=red>", "</font>", "<ruby>", "<rt>", "</ruby>", "<body class=z>", "</body>", "</html>", "<head>", "</head>", "<meta name=a>", "<link>",
        "<my-part>", "</my-part>", "<!-- note -->", "<?php ?>", "text", " ", "a &amp; b", "&eacute;", "<![CDATA[x]]>", "<frameset>", "<marquee>", "</marquee>", "<center>", "<address>", "</br>", "<image>",
    ];

    [Theory]
    [InlineData("<table><tr><td>cell</td></tr><p>stray<b>x</table>after")]
    [InlineData("<p>one<table>stray <tr><td><table><i>inner</i><tr><td>x</table></table>")]
    [InlineData("<b><p>one</b>two</p><a href=1><div><a href=2>nested</div></a>")]
    [InlineData("<ul><li>one<li>two<ul><li>three</ul><li>four</ul>")]
    [InlineData("<svg><title><p>in svg</p></title><foreignObject><div>x</div></foreignObject><p>out")]
    [InlineData("<select><option>one<option>two<div>three</select><button><button>four")]
    [InlineData("before<!-- note -->behind<p>a<!-- note --><!-- note -->b")]
    [InlineData("<frameset><frame></frameset>")]
    [InlineData("<template><tr><td>unseen</td></tr></template><table><template><td>x</template><tr><td>y</table>")]
    [InlineData("")]
    public void A_page_has_the_tree_that_the_parser_gives_its_own_nodes(string html)
    {
        using var own = PageParser.ParseFully(html);
        using var page = PageParser.Parse(html);
        Assert.Equal(Written(own), Written(page));
    }

    [Fact]
    public void Tags_in_any_order_give_the_tree_that_the_parser_gives_its_own_nodes()
    {
        var random = new Random(11);
        for (var round = 0; round < 4000; round++)
        {
            var html = string.Concat(Enumerable.Range(0, 1 + random.Next(30)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            using var own = PageParser.ParseFully(html);
            using var page = PageParser.Parse(html);
            Assert.True(Written(own) == Written(page), html);
        }
    }

    [Fact]
    public void Moving_the_many_children_of_an_element_costs_no_more_than_their_number()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var page = PageParser.Parse("<b><p>" + string.Concat(Enumerable.Repeat("<br>", 600_000)) + "</b>after");
        Assert.Equal("b", page.DocumentElement!.Child("body")!.Child("p")!.Children.First().LocalName);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Elements_give_their_attributes_and_the_text_within()
    {
        using var page = PageParser.Parse("<html lang=en><body><p class='a b' id=x hidden>One <b>two</b><script>three</script> four &lt; five");
        var paragraph = page.DocumentElement!.Child("body")!.Child("p")!;
        Assert.Equal("One twothree four < five", paragraph.TextContent);
        Assert.Equal(("a b", "x", ""), (paragraph.ClassName, paragraph.GetAttribute("id"), paragraph.GetAttribute("hidden")));
        Assert.Null(paragraph.GetAttribute("lang"));
        Assert.Equal(["b", "script"], paragraph.Children.Select(child => child.LocalName));
        Assert.Equal(ElementKind.Paragraph, paragraph.Kind);
    }

    [Fact]
    public void A_character_is_in_lower_case_as_the_system_has_it()
    {
        for (var c = '\0'; c < char.MaxValue; c++)
            Assert.Equal(char.ToLowerInvariant(c), LowerCase.Of(c));
    }

    [Theory]
    [InlineData("An ASCII Line")]
    [InlineData("Ärger im Ötztal, ΑΘΗΝΑ и МОСКВА, İstanbul, 国产")]
    [InlineData("\U00010400 Deseret and Ä")]
    public void A_text_is_in_lower_case_as_the_system_has_it(string text)
    {
        var lower = new char[text.Length];
        LowerCase.Write(text, lower);
        Assert.Equal(text.ToLowerInvariant(), new string(lower));
    }

    [Fact]
    public void Equal_class_attributes_share_a_number_however_many_there_are()
    {
        var names = new ClassNames();
        var numbers = Enumerable.Range(0, 2000).Select(i => names.NumberOf($"article-{i} text", out _)).ToList();
        Assert.Equal(2000, numbers.Distinct().Count());
        Assert.Equal(numbers, Enumerable.Range(0, 2000).Select(i => names.NumberOf($"article-{i} text", out _)));
        Assert.Equal("article-7 text", names.All[numbers[7]]);
        Assert.Equal(0, names.NumberOf("", out var none));
        Assert.Equal(0UL, none);
        names.NumberOf("article-7 text", out var words);
        Assert.Equal(ClassWords.Shipped.Find("article-7 text"), words);
    }

    private static string Written(INode node)
    {
        var text = new StringBuilder();
        foreach (var child in node.ChildNodes)
            if (child is IText run)
                text.Append('[').Append(run.Data).Append(']');
            else if (child is IElement element)
                text.Append('<').Append(element.LocalName).AppendJoin("", element.Attributes.Select(attribute => $" {attribute.Name}={attribute.Value}")).Append('>').Append(Written(element)).Append("</>");
        return text.ToString();
    }

    private static string Written(MarkupParent node)
    {
        var text = new StringBuilder();
        foreach (var child in node.ChildNodes)
            if (child is MarkupText run)
                text.Append('[').Append(run.Span).Append(']');
            else if (child is MarkupElement element)
            {
                text.Append('<').Append(element.LocalName);
                foreach (var attribute in element.Attributes)
                    text.Append(' ').Append(attribute.Name.Memory.Span).Append('=').Append(attribute.Value.Memory.Span);
                text.Append('>').Append(Written(element)).Append("</>");
            }
        return text.ToString();
    }
}
