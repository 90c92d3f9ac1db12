namespace Aggregator.Core.Parsing;

/// <summary>What has been read of a feed, an entry or its source so far.</summary>
internal sealed class FeedDraft
{
    private readonly List<string> _authors = [];
    private int _titleDepth = int.MaxValue;
    private int _authorDepth = int.MaxValue;
    private Ranked _id, _summary;

    public string? Title { get; private set; }

    public string? Link { get; set; }

    /// <summary>An address to fall back on when there is no link to an HTML page.</summary>
    public string? OtherLink { get; set; }

    public string? Id => _id.Value;

    public string? PermanentId { get; set; }

    public string? Summary => _summary.Value;

    public string? Content { get; private set; }

    public bool HasContent { get; private set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset? Updated { get; set; }

    public DateTimeOffset? Created { get; set; }

    public string? Language { get; set; }

    public string? ImageUrl { get; set; }

    public List<string> Categories { get; } = [];

    public List<FeedEnclosure> Enclosures { get; } = [];

    public FeedDraft? Source { get; set; }

    public List<string> Hubs { get; } = [];

    public string? SelfLink { get; set; }

    public string? NextPage { get; set; }

    public PollHints Hints { get; } = new();

    public string? Author => _authors.Count == 0 ? null : string.Join(", ", _authors);

    /// <summary>The first title of the entry itself stands; one of a part of it only until then.</summary>
    public void OfferTitle(string title, int depth, bool isOfMedia)
    {
        if (title.Length == 0 || _titleDepth <= depth) return;
        Title = title;
        if (!isOfMedia) _titleDepth = depth;
    }

    public void OfferId(string id, int depth) => _id.Offer(id, depth);

    public void OfferSummary(string summary, int depth) => _summary.Offer(summary, depth);

    public void OfferContent(string content)
    {
        HasContent = true;
        if (content.Length > 0) Content ??= content;
    }

    /// <summary>Authors add up, but those of the entry outrank those of a part of it.</summary>
    public void OfferAuthor(string? name, int depth)
    {
        if (string.IsNullOrEmpty(name) || depth > _authorDepth) return;
        if (depth < _authorDepth) _authors.Clear();
        _authorDepth = depth;
        if (_authors.Exists(known => known.Contains(name, StringComparison.OrdinalIgnoreCase))) return;
        _authors.RemoveAll(known => name.Contains(known, StringComparison.OrdinalIgnoreCase));
        _authors.Add(name);
    }

    public void AddCategory(string? category)
    {
        if (!string.IsNullOrWhiteSpace(category) && !Categories.Contains(category.Trim())) Categories.Add(category.Trim());
    }
}
