using Aggregator.Core.Fingerprinting;
using CsCheck;

namespace Aggregator.UnitTests.Fingerprinting;

public sealed class FingerprintTests
{
    private const string Simplified = "记者从市交通局获悉，新建的跨江大桥将于下月正式通车，预计每天可以分流三万辆汽车，缓解老城区的拥堵状况。";
    private const string Traditional = "記者從市交通局獲悉,新建的跨江大橋將於下月正式通車,預計每天可以分流三萬輛汽車,緩解老城區的擁堵狀況.";

    [Fact]
    public void Traditional_characters_and_other_punctuation_give_the_same_exact_key() =>
        Assert.Equal(Fingerprint.Of("a", Simplified).ExactKey, Fingerprint.Of("b", Traditional).ExactKey);

    [Fact]
    public void A_changed_character_gives_another_exact_key() =>
        Assert.NotEqual(Fingerprint.Of(null, Simplified).ExactKey, Fingerprint.Of(null, Simplified.Replace("三万", "四万", StringComparison.Ordinal)).ExactKey);

    [Fact]
    public void Very_short_texts_are_told_apart_by_title() =>
        Assert.NotEqual(Fingerprint.Of("Fire in the harbour", "Watch the video").ExactKey, Fingerprint.Of("Mayor resigns", "Watch the video").ExactKey);

    [Fact]
    public void A_passage_shares_sampled_keys_with_the_whole()
    {
        var whole = string.Join(' ', Enumerable.Range(0, 400).Select(x => $"word{x * 7919 % 1000}"));
        var part = whole[..(whole.Length / 4)];
        Assert.True(Fingerprint.Of(null, whole).ShingleKeys.Intersect(Fingerprint.Of(null, part).ShingleKeys).Count() >= 2);
    }

    [Fact]
    public void Keys_fit_in_48_bits() =>
        Assert.All(Fingerprint.Of(null, Simplified).ShingleKeys, x => Assert.InRange(x, 0, (1L << 48) - 1));

    [Fact]
    public void Any_text_survives_storing() => Gen.String.Array.Sample(lines =>
    {
        var made = Fingerprint.Of(lines.FirstOrDefault(), string.Join('\n', lines));
        var read = Fingerprint.FromBytes(made.ToBytes())!;
        Assert.Equal(made.ExactKey, read.ExactKey);
        Assert.Equal(made.Length, read.Length);
        Assert.Equal(made.Unspaced, read.Unspaced);
        Assert.Equal(made.ShingleKeys, read.ShingleKeys);
        Assert.Equal(made.LineEnds, read.LineEnds);
        Assert.Equal(made.Tokens, read.Tokens);
    }, iter: 300);

    [Fact]
    public void Another_version_or_damaged_bytes_are_refused()
    {
        var bytes = Fingerprint.Of(null, Simplified).ToBytes();
        Assert.Null(Fingerprint.FromBytes(bytes.AsSpan(0, bytes.Length - 1)));
        Assert.Null(Fingerprint.FromBytes([]));
        bytes[0]++;
        Assert.Null(Fingerprint.FromBytes(bytes));
    }

    [Fact]
    public void Random_bytes_never_throw() => Gen.Byte.Array[0, 80].Sample(bytes =>
    {
        if (bytes.Length > 0) bytes[0] = Fingerprint.Version;
        _ = Fingerprint.FromBytes(bytes);
    }, iter: 2000);

    [Fact]
    public void A_huge_text_is_read_up_to_a_limit() =>
        Assert.True(Fingerprint.Of(null, string.Concat(Enumerable.Repeat("很长的文章 long ", 20_000))).Tokens.Length <= Fingerprint.MaxTokens + 1);
}
