using System.Text;
using Aggregator.Core.Parsing;
using CsCheck;

namespace Aggregator.UnitTests.Parsing;

public sealed class CharsetDecoderTests
{
    private const string Chinese = "市政府公布今年重点工程建设计划，暴雨过后多条公交线路恢复正常运行。";

    [Theory]
    [InlineData("GBK", Chinese)]
    [InlineData("gb18030", Chinese + "𠀀㐀")]
    [InlineData("Big5", "市政府公布今年重點工程建設計畫，暴雨過後多條公車路線恢復正常。")]
    [InlineData("Shift_JIS", "新しい図書館が市内にオープンしました。カタカナも読めます。")]
    [InlineData("EUC-JP", "新しい図書館が市内にオープンしました。カタカナも読めます。")]
    [InlineData("EUC-KR", "시청은 올해 주요 공사 계획을 발표했다. 버스 노선이 다시 운행된다.")]
    [InlineData("windows-1251", "Городская администрация объявила план основных строительных работ")]
    [InlineData("KOI8-R", "Городская администрация объявила план основных строительных работ")]
    [InlineData("windows-1252", "Façade à Besançon – “déjà vu” pour 20 €")]
    [InlineData("ISO-8859-2", "Zażółć gęślą jaźń i żółw")]
    [InlineData("windows-1253", "Η κυβέρνηση ανακοίνωσε το σχέδιο")]
    [InlineData("UTF-16LE", Chinese)]
    [InlineData("UTF-16BE", Chinese)]
    public void A_declared_charset_is_read(string charset, string text)
    {
        var xml = $"<?xml version=\"1.0\" encoding=\"{charset}\"?><rss><channel><title>{text}</title></channel></rss>";
        var decoded = CharsetDecoder.DecodeFeed(Charsets.EncodingOf(charset).GetBytes(xml), null);
        Assert.Contains(text, decoded.Text, StringComparison.Ordinal);
        Assert.Equal(charset, decoded.Charset);
    }

    [Theory]
    [InlineData("GBK", "gb18030", Chinese)]
    [InlineData("Big5", "Big5", "市政府公布今年重點工程建設計畫，暴雨過後多條公車路線恢復正常，請市民注意交通安全並提前安排行程。")]
    [InlineData("Shift_JIS", "Shift_JIS", "新しい図書館が市内にオープンしました。カタカナも読めます。利用時間は午前九時からです。")]
    [InlineData("windows-1251", "windows-1251", "Городская администрация объявила план основных строительных работ на этот год")]
    public void A_charset_that_nobody_names_is_detected(string charset, string expected, string text)
    {
        var decoded = CharsetDecoder.DecodeFeed(Charsets.EncodingOf(charset).GetBytes($"<rss><channel><title>{text}</title></channel></rss>"), null);
        Assert.Contains(text, decoded.Text, StringComparison.Ordinal);
        Assert.Equal((expected, CharsetEvidence.Detection), (decoded.Charset, decoded.Evidence));
    }

    [Fact]
    public void A_feed_in_GBK_declared_as_gb2312_reads_characters_beyond_it() =>
        Assert.Contains("镕", CharsetDecoder.DecodeFeed(Charsets.EncodingOf("GBK").GetBytes("<?xml version='1.0' encoding='gb2312'?><rss>朱镕基视察</rss>"), null).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("text/html; charset=iso-8859-1")]
    [InlineData("text/xml; charset=gbk")]
    [InlineData(null)]
    public void Valid_UTF_8_outranks_whatever_header_or_declaration_say(string? contentType)
    {
        var decoded = CharsetDecoder.DecodeFeed(Encoding.UTF8.GetBytes($"<?xml version='1.0' encoding='big5'?><rss>{Chinese}</rss>"), contentType);
        Assert.Contains(Chinese, decoded.Text, StringComparison.Ordinal);
        Assert.Equal("UTF-8", decoded.Charset);
    }

    [Fact]
    public void Two_GBK_characters_that_happen_to_be_valid_UTF_8_follow_the_declaration()
    {
        var decoded = CharsetDecoder.DecodeFeed(Charsets.EncodingOf("GBK").GetBytes("<?xml version='1.0' encoding='gbk'?><rss>联通</rss>"), null);
        Assert.Contains("联通", decoded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_outranks_the_declaration_when_both_could_be_true()
    {
        var bytes = Charsets.EncodingOf("windows-1251").GetBytes("<?xml version='1.0' encoding='iso-8859-1'?><rss>Новости города</rss>");
        Assert.Contains("Новости", CharsetDecoder.DecodeFeed(bytes, "text/xml; charset=\"windows-1251\"").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<meta charset=gb2312>")]
    [InlineData("<meta http-equiv='Content-Type' content='text/html; charset=GBK'>")]
    [InlineData("<script>/* a long script */</script><META CONTENT=\"text/html;charset=gb2312\">")]
    public void A_page_is_read_by_its_meta_element(string meta)
    {
        var decoded = CharsetDecoder.DecodePage(Charsets.EncodingOf("GBK").GetBytes($"<html><head>{meta}<title>{Chinese}</title></head></html>"), "text/html");
        Assert.Contains(Chinese, decoded.Text, StringComparison.Ordinal);
        Assert.Equal(CharsetEvidence.Declaration, decoded.Evidence);
    }

    [Fact]
    public void A_stray_byte_does_not_spoil_UTF_8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes($"<rss>{Chinese}"), 0xE9, .. Encoding.UTF8.GetBytes("</rss>")];
        var decoded = CharsetDecoder.DecodeFeed(bytes, null);
        Assert.Equal($"<rss>{Chinese}é</rss>", decoded.Text);
    }

    [Fact]
    public void Seven_bit_Japanese_is_known_by_its_escapes() =>
        Assert.Contains("図書館", CharsetDecoder.DecodeFeed(Charsets.EncodingOf("ISO-2022-JP").GetBytes("<rss>図書館</rss>"), null).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("utf8", "UTF-8")]
    [InlineData(" \"GB2312\" ", "GBK")]
    [InlineData("latin1", "windows-1252")]
    [InlineData("x-sjis", "Shift_JIS")]
    [InlineData("ks_c_5601-1987", "EUC-KR")]
    [InlineData("klingon", null)]
    [InlineData("", null)]
    public void Labels_have_their_WHATWG_names(string label, string? name) => Assert.Equal(name, Charsets.NameOf(label));

    [Fact]
    public void No_bytes_make_it_throw() =>
        Gen.Byte.Array[0, 300].Sample(bytes => CharsetDecoder.DecodeFeed(bytes, null).Text is not null && CharsetDecoder.DecodePage(bytes, "text/html; charset=gbk").Text is not null, iter: 3000);

    [Fact]
    public void Any_text_in_UTF_8_comes_back() =>
        Gen.String.Where(text => !text.StartsWith('\uFEFF') && text.Length > 8 && !text.Contains('\0', StringComparison.Ordinal) && !text.Contains('\x1B', StringComparison.Ordinal))
            .Sample(text => new UTF8Encoding(false, false).GetString(Encoding.UTF8.GetBytes(text)) is var clean && CharsetDecoder.DecodeFeed(Encoding.UTF8.GetBytes(text), null).Text == clean, iter: 2000);
}
