using Aggregator.Core.Pipeline;

namespace Aggregator.Worker.Commands;

/// <summary>What a replay found in all.</summary>
internal sealed class ReplayTotals
{
    private readonly Dictionary<string, int> _fields = new(StringComparer.Ordinal);

    /// <summary>Originals read.</summary>
    public int Read { get; private set; }

    /// <summary>Articles of which a field differs.</summary>
    public int Changed { get; private set; }

    /// <summary>Of these, in title or text.</summary>
    public int Revised { get; private set; }

    /// <summary>Of these, to less than half their text.</summary>
    public int Shrunk { get; private set; }

    /// <summary>Originals that are no article any more.</summary>
    public int Failed { get; private set; }

    /// <summary>How often each field differs.</summary>
    public IReadOnlyDictionary<string, int> Fields => _fields;

    /// <summary>Counts an article.</summary>
    public void Add(ReplayedArticle article, IReadOnlyList<FieldChange> changes)
    {
        Read++;
        if (article.Fault is not null) Failed++;
        if (changes.Count > 0) Changed++;
        if (changes.Any(change => change.Field is "title" or FieldChange.Body)) Revised++;
        if (article.Now is { } now && now.TextLength * 2 < article.Stored.TextLength) Shrunk++;
        foreach (var change in changes) _fields[change.Field] = _fields.GetValueOrDefault(change.Field) + 1;
    }
}
