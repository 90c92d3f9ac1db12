using Aggregator.Core.Fingerprinting;

namespace Aggregator.Core.Deduplication;

/// <summary>A fingerprint made ready for one batch: its lines and all its index keys.</summary>
internal sealed class ArticleKeys
{
    // Keys of further lines are not stored: furniture stands at the ends of a text.
    private const int LinesAtEachEnd = 16;

    /// <summary>Prepares a fingerprint.</summary>
    public ArticleKeys(Fingerprint fingerprint)
    {
        Fingerprint = fingerprint;
        Lines = FingerprintLine.Of(fingerprint);
        LineKeys = [.. Lines.Where((line, i) => line.IsKeyed && (i < LinesAtEachEnd || i >= Lines.Length - LinesAtEachEnd)).Select(x => x.Key).Distinct()];
        All = [.. fingerprint.ShingleKeys.Append(fingerprint.ExactKey).Concat(LineKeys).Distinct()];
    }

    /// <summary>The fingerprint.</summary>
    public Fingerprint Fingerprint { get; }

    /// <summary>Its lines.</summary>
    public FingerprintLine[] Lines { get; }

    /// <summary>Keys of the lines that the index knows.</summary>
    public long[] LineKeys { get; }

    /// <summary>All keys: sampled shingles, lines, the whole text.</summary>
    public long[] All { get; }
}
