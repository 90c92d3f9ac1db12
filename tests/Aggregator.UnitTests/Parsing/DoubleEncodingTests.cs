using System.Text;
using Aggregator.Core.Parsing;

namespace Aggregator.UnitTests.Parsing;

public sealed class DoubleEncodingTests
{
    private const string German = "<p>Für die Brücke über die Förde fehlen größere Träger – „später“, hieß es, würden Züge häufiger öffnen müssen.</p>";
    private const string Polish = "<p>Służby miejskie zamknęły most, ponieważ inżynierowie znaleźli pęknięcia w łożyskach; objazd potrwa jedenaście tygodni.</p>";

    [Theory]
    [InlineData(German, "windows-1252")]
    [InlineData(German, "windows-1250")]
    [InlineData(German, "macintosh")]
    [InlineData(Polish, "windows-1252")]
    [InlineData(Polish, "x-mac-ce")]
    public void Text_that_was_read_in_a_single_byte_charset_is_read_back(string text, string charset) =>
        Assert.Equal(text, DoubleEncoding.Repair(Mistaken(text, charset)));

    [Theory]
    [InlineData(German)]
    [InlineData(Polish)]
    [InlineData("<p>临江三院新门诊楼启用，本报讯。</p>")]
    [InlineData("<p>Мост через залив закроют на одиннадцать недель, сообщили городские власти во вторник утром.</p>")]
    [InlineData("<p>Wer „Ã¼“ statt „ü“ und „Ã¶“ statt „ö“ liest, hat UTF-8 in der falschen Kodierung geöffnet; häufig, ärgerlich, lösbar.</p>")]
    public void Text_that_was_never_mistaken_stays(string text) => Assert.Same(text, DoubleEncoding.Repair(text));

    [Fact]
    public void A_run_that_was_added_rightly_later_stays_among_those_read_back()
    {
        var text = Mistaken(string.Concat(Enumerable.Repeat(German, 3)), "windows-1252") + "<p>Ärger</p>";
        Assert.EndsWith("öffnen müssen.</p><p>Ärger</p>", DoubleEncoding.Repair(text), StringComparison.Ordinal);
    }

    // What has no character in the charset passes as a control character, as browsers do it.
    private static string Mistaken(string text, string charset)
    {
        var encoding = Charsets.EncodingOf(charset);
        return string.Concat(Encoding.UTF8.GetBytes(text).Select(value => encoding.GetString([value]) is [var c and not '\ufffd'] ? c : (char)value));
    }
}
