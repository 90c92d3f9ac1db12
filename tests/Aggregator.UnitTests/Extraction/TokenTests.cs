using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.UnitTests.Extraction;

public sealed class TokenTests
{
    [Theory]
    [InlineData("post-content", "post,content,=post-content")]
    [InlineData("articleBody  col2 x", "article,body,=articlebody,col,=col2,=x")]
    [InlineData("a--b_c", "=a--b_c")]
    [InlineData("", "")]
    public void Names_are_read_whole_and_in_parts(string value, string tokens) => Assert.Equal(tokens, string.Join(',', Names(value)));

    [Fact]
    public void An_endless_name_gives_few_tokens() => Assert.DoesNotContain(Names(new string('x', 10_000)), token => token.Length > 301);

    [Theory]
    [InlineData("Share this", "share,^share,this,^this,share this,$share,$this")]
    [InlineData("责编", "责,^责,编,^编,责 编,$责,$编")]
    [InlineData("© 2024 — 12:30", "")]
    public void Short_texts_are_read_as_words_pairs_and_edges(string text, string tokens) => Assert.Equal(tokens, string.Join(',', Words(text)));

    [Fact]
    public void Of_a_long_text_the_beginning_and_the_end_are_read()
    {
        var words = Words("Alpha " + string.Concat(Enumerable.Repeat("middle ", 60)) + "All rights reserved");
        Assert.Contains("^alpha", words);
        Assert.Contains("$reserved", words);
        Assert.True(words.Count < 50);
    }

    [Fact]
    public void Odds_of_known_tokens_are_summed_however_the_token_is_written()
    {
        var odds = TokenOdds.Read(["share\t-2", "^share\t-0.5", "share this\t-1", "=side-bar\t-3", "$x\t7"], ["share\t0.25"]);
        var text = odds.NewSum();
        TextTokens.Read("Share this now", ref text);
        var names = odds.NewSum();
        ClassTokens.Read("Side-Bar share", ref names);
        Assert.Equal((-3.5f, 0.25f), (text.First, text.Second));
        Assert.Equal((-5f, 0.25f), (names.First, names.Second));
    }

    private static List<string> Names(string value)
    {
        var sink = new Listing([]);
        ClassTokens.Read(value, ref sink);
        return sink.Tokens;
    }

    private static List<string> Words(string text)
    {
        var sink = new Listing([]);
        TextTokens.Read(text, ref sink);
        return sink.Tokens;
    }

    private readonly struct Listing(List<string> tokens) : ITokenSink
    {
        public List<string> Tokens => tokens;

        public void Add(ulong key, ReadOnlySpan<char> left, char mark, ReadOnlySpan<char> word)
        {
            tokens.Add(mark == '\0' ? word.ToString() : $"{left}{mark}{word}");
            Assert.Equal(TokenKey.OfToken(tokens[^1]), key);
        }
    }
}
