using System.Buffers.Binary;

namespace Aggregator.Core.Extraction;

/// <summary>
/// What the latest articles of a site say, line by line, as hashes: it tells what a site puts under every article from what an article says.
/// Immutable, and at most 10 KiB. Versions of one article that share its title or nearly all lines count as one.
/// </summary>
public sealed class SiteMemory
{
    private const byte Format = 1;
    private const int MostArticles = 40;

    // What sites repeat stands at the beginning and, mostly, at the end.
    private const int MostFirst = 20;
    private const int MostLast = 40;

    /// <summary>Share of lines from which two texts are versions of one article: when they are remembered, and when they are compared.</summary>
    private const double SameWhenLearnt = 0.9;
    private const double SameWhenCompared = 0.6;

    /// <summary>Lines of half of so many articles are the site's, and do not make two texts one article.</summary>
    private const int EnoughToBeSure = 6;

    private readonly RememberedArticle[] _articles;

    private SiteMemory(RememberedArticle[] articles) => _articles = articles;

    /// <summary>The memory of a site of which nothing is known.</summary>
    public static SiteMemory Empty { get; } = new([]);

    /// <summary>How many articles are remembered: 0 to 40.</summary>
    public int Articles => _articles.Length;

    /// <summary>The memory with one more article, without the oldest when there are too many.</summary>
    /// <returns>The same when the article has no lines to remember.</returns>
    public SiteMemory With(ExtractedArticle article)
    {
        var lines = Bounded(article.Lines);
        if (lines.Length == 0)
            return this;
        var added = new RememberedArticle(LineHash.Of(article.Title ?? ""), lines);
        var others = _articles.Where(other => !IsSameTitle(added, other) && Shared(added.Lines, other.Lines, []) < SameWhenLearnt).TakeLast(MostArticles - 1);
        return new SiteMemory([.. others, added]);
    }

    /// <summary>The memory as if no article said a line of this text.</summary>
    public SiteMemory Without(string text)
    {
        var said = text.Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(LineHash.Of).ToHashSet();
        return new SiteMemory([.. _articles.Select(article => article with { Lines = [.. article.Lines.Where(line => !said.Contains(line))] })]);
    }

    /// <summary>How many of the other articles say each of these lines, and how many others there are.</summary>
    internal (int[] Counts, int Others) Repeats(IReadOnlyList<uint> lines)
    {
        var sure = Sure();
        var others = _articles.Where(article => Shared(lines, article.Lines, sure) < SameWhenCompared).ToList();
        var counts = new Dictionary<uint, int>();
        foreach (var line in others.SelectMany(article => article.Lines.Distinct()))
            counts[line] = counts.GetValueOrDefault(line) + 1;
        return ([.. lines.Select(line => line == 0 ? 0 : counts.GetValueOrDefault(line))], others.Count);
    }

    /// <summary>The bytes it is stored as: a format, then for each article the number of its hashes and these, its title's first, little-endian.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[1 + _articles.Sum(article => 1 + (4 * (1 + article.Lines.Length)))];
        bytes[0] = Format;
        var at = 1;
        foreach (var article in _articles)
        {
            bytes[at++] = (byte)article.Lines.Length;
            foreach (var hash in article.Lines.Prepend(article.Title))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), hash);
                at += 4;
            }
        }
        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote; bytes of another format, or cut short, are an empty memory.</summary>
    public static SiteMemory FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Format)
            return Empty;
        var articles = new List<RememberedArticle>();
        for (bytes = bytes[1..]; !bytes.IsEmpty;)
        {
            var count = bytes[0];
            var length = 1 + (4 * (1 + count));
            if (bytes.Length < length || articles.Count == MostArticles)
                return Empty;
            var lines = new uint[count];
            for (var i = 0; i < count; i++)
                lines[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(5 + (4 * i))..]);
            articles.Add(new RememberedArticle(BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]), lines));
            bytes = bytes[length..];
        }
        return new SiteMemory([.. articles]);
    }

    private HashSet<uint> Sure() => _articles.Length < EnoughToBeSure ? [] :
        [.. _articles.SelectMany(article => article.Lines.Distinct()).GroupBy(line => line).Where(same => same.Count() * 2 >= _articles.Length).Select(same => same.Key)];

    private static uint[] Bounded(IReadOnlyList<uint> lines)
    {
        var telling = lines.Where(line => line != 0).ToArray();
        return telling.Length <= MostFirst + MostLast ? telling : [.. telling[..MostFirst], .. telling[^MostLast..]];
    }

    private static bool IsSameTitle(RememberedArticle one, RememberedArticle other) => one.Title != 0 && one.Title == other.Title;

    /// <summary>The share of the shorter text's lines that both say, leaving out some; 0 when nothing is left of one.</summary>
    private static double Shared(IReadOnlyList<uint> one, IReadOnlyList<uint> other, HashSet<uint> without)
    {
        var first = one.Where(line => line != 0 && !without.Contains(line)).ToHashSet();
        var second = other.Where(line => !without.Contains(line)).ToHashSet();
        var shorter = Math.Min(first.Count, second.Count);
        return shorter == 0 ? 0 : (double)first.Count(second.Contains) / shorter;
    }
}
