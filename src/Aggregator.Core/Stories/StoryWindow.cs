namespace Aggregator.Core.Stories;

/// <summary>
/// The recent texts that new ones can join, in memory, bounded by number, terms and age. It is read from the database once and
/// kept; what it holds follows from the texts alone, so it can be read anew at any time.
/// </summary>
internal sealed class StoryWindow(StoryOptions options)
{
    private const int RebuildAfterDead = 2000;

    private readonly Dictionary<long, WindowEntry> _entries = [];
    private readonly Dictionary<long, List<WindowEntry>> _stories = [];
    private readonly PriorityQueue<WindowEntry, (DateTimeOffset, long)> _oldest = new();
    private WindowTerms _terms = new();
    private List<WindowEntry?> _slots = [];
    private int _dead;

    /// <summary>Texts in the window.</summary>
    public int Count => _entries.Count;

    /// <summary>The text of a group, or null when it is not in the window.</summary>
    public WindowEntry? Find(long groupId) => _entries.GetValueOrDefault(groupId);

    /// <summary>The texts of a story that are in the window.</summary>
    public IReadOnlyList<WindowEntry> InStory(long storyId) => _stories.TryGetValue(storyId, out var entries) ? entries : [];

    /// <summary>The text in a slot; null when it left.</summary>
    public WindowEntry? InSlot(int slot) => _slots[slot];

    /// <summary>Slots used so far.</summary>
    public int Slots => _slots.Count;

    /// <summary>The terms of the window.</summary>
    public WindowTerms Terms => _terms;

    /// <summary>Takes a text in, or the text that now stands for its group; its story and pin stay.</summary>
    public WindowEntry Put(WindowText text)
    {
        if (_entries.TryGetValue(text.GroupId, out var known) && known.Text.ArticleId == text.ArticleId)
        {
            known.Text = text with { Terms = StoryTerms.None };
            return known;
        }
        var (story, pin) = (known?.StoryId, known?.Pin);
        Remove(text.GroupId);
        var entry = new WindowEntry(text with { Terms = StoryTerms.None }, _slots.Count);
        (entry.Numbers, entry.Weights) = _terms.Add(entry.Slot, text.Terms.AtMost(options.TermsPerText).Counts
            .Select(x => KeyValuePair.Create(x.Key, (float)TermWeight.InText(x.Key, x.Value))));
        _slots.Add(entry);
        _entries.Add(text.GroupId, entry);
        _oldest.Enqueue(entry, (text.StoredAt, text.Order));
        entry.Pin = pin;
        Place(text.GroupId, story);
        return entry;
    }

    /// <summary>Takes a group out.</summary>
    public void Remove(long groupId)
    {
        if (!_entries.Remove(groupId, out var entry)) return;
        Leave(entry);
        _slots[entry.Slot] = null;
        _terms.Remove(entry.Numbers);
        _dead++;
    }

    /// <summary>Notes the story of a group; does nothing when the group is not in the window.</summary>
    public void Place(long groupId, long? storyId)
    {
        if (!_entries.TryGetValue(groupId, out var entry) || entry.StoryId == storyId) return;
        Leave(entry);
        if (storyId is not { } id) return;
        entry.StoryId = id;
        if (!_stories.TryGetValue(id, out var entries)) _stories[id] = entries = [];
        entries.Add(entry);
    }

    /// <summary>Lets the oldest texts go until the window is within its bounds.</summary>
    /// <returns>The groups that left.</returns>
    public IReadOnlyList<long> Expire(DateTimeOffset now)
    {
        var left = new List<long>();
        while (_oldest.TryPeek(out var entry, out _))
        {
            var gone = _slots.Count <= entry.Slot || _slots[entry.Slot] != entry;
            if (!gone && _entries.Count <= options.WindowItems && _terms.Distinct <= options.WindowTerms && entry.Text.StoredAt >= now - options.WindowAge) break;
            _oldest.Dequeue();
            if (gone) continue;
            Remove(entry.Text.GroupId);
            left.Add(entry.Text.GroupId);
        }
        if (_dead >= RebuildAfterDead && _dead * 4 >= _entries.Count) Rebuild();
        return left;
    }

    /// <summary>The terms of a group that tell most, by hash: the rarer of the window, names before others.</summary>
    public IReadOnlyList<long> Keys(long groupId)
    {
        var entry = _entries[groupId];
        var vector = _terms.Vector(entry.Numbers, entry.Weights);
        return [.. Enumerable.Range(0, vector.Length).Where(x => vector[x] > 0)
            .OrderByDescending(x => vector[x]).ThenBy(x => _terms.Hash(entry.Numbers[x])).Take(options.KeysPerText).Select(x => _terms.Hash(entry.Numbers[x]))];
    }

    private void Leave(WindowEntry entry)
    {
        if (entry.StoryId is not { } id || !_stories.TryGetValue(id, out var entries)) return;
        entries.Remove(entry);
        if (entries.Count == 0) _stories.Remove(id);
        entry.StoryId = null;
    }

    private void Rebuild()
    {
        var (terms, slots) = (new WindowTerms(), new List<WindowEntry?>(_entries.Count));
        foreach (var entry in _slots.OfType<WindowEntry>())
        {
            var weighed = entry.Numbers.Select((x, i) => KeyValuePair.Create(_terms.Hash(x), entry.Weights[i]));
            entry.Slot = slots.Count;
            (entry.Numbers, entry.Weights) = terms.Add(entry.Slot, [.. weighed]);
            slots.Add(entry);
        }
        (_terms, _slots, _dead) = (terms, slots, 0);
    }
}
