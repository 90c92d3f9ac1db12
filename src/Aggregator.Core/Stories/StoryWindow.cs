namespace Aggregator.Core.Stories;

/// <summary>
/// The recent texts that new ones can join, in memory, bounded by number, terms and age. It is read from the database once and
/// kept; what it holds follows from the texts alone, so it can be read anew at any time.
/// </summary>
internal sealed class StoryWindow(StoryOptions options)
{
    private readonly Dictionary<long, WindowEntry> _entries = [];
    private readonly Dictionary<long, List<WindowEntry>> _stories = [];
    private readonly PriorityQueue<WindowEntry, (DateTimeOffset, long)> _oldest = new();
    private readonly Dictionary<long, int> _sizes = [];
    private readonly HashSet<long> _held = [];
    private readonly WindowTerms _terms = new();
    private readonly List<WindowEntry?> _slots = [];
    private readonly Stack<int> _free = new();

    /// <summary>Texts in the window.</summary>
    public int Count => _entries.Count;

    /// <summary>The text of a group, or null when it is not in the window.</summary>
    public WindowEntry? Find(long groupId) => _entries.GetValueOrDefault(groupId);

    /// <summary>The texts of a story that are in the window.</summary>
    public IReadOnlyList<WindowEntry> InStory(long storyId) => _stories.TryGetValue(storyId, out var entries) ? entries : [];

    /// <summary>True for a story that has so many texts, earlier ones included, that it takes no more.</summary>
    public bool IsFull(long? storyId) => storyId is { } id && _sizes.GetValueOrDefault(id) >= options.StoryTexts;

    /// <summary>True for a story that an operator placed texts in, even when those are past the window.</summary>
    public bool IsHeld(long storyId) => _held.Contains(storyId);

    /// <summary>Notes how many texts a story has in all; does nothing when none of them is in the window.</summary>
    public void Know(long storyId, int texts, bool held = false)
    {
        if (!_stories.ContainsKey(storyId)) return;
        _sizes[storyId] = texts;
        if (held) _held.Add(storyId);
    }

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
        var entry = new WindowEntry(text with { Terms = StoryTerms.None }, FreeSlot());
        (entry.Numbers, entry.Weights) = _terms.Add(entry.Slot, text.Terms.AtMost(options.TermsPerText).Counts
            .Select(x => KeyValuePair.Create(x.Key, (float)TermWeight.InText(x.Key, x.Value))));
        _slots[entry.Slot] = entry;
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
        _free.Push(entry.Slot);
        _terms.Remove(entry.Slot, entry.Numbers);
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
            var gone = _slots[entry.Slot] != entry;
            if (!gone && _entries.Count <= options.WindowItems && _terms.Distinct <= options.WindowTerms && entry.Text.StoredAt >= now - options.WindowAge) break;
            _oldest.Dequeue();
            if (gone) continue;
            Remove(entry.Text.GroupId);
            left.Add(entry.Text.GroupId);
        }
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
        if (entries.Count == 0 && _stories.Remove(id))
        {
            _sizes.Remove(id);
            _held.Remove(id);
        }

        entry.StoryId = null;
    }

    private int FreeSlot()
    {
        if (_free.TryPop(out var slot)) return slot;
        _slots.Add(null);
        return _slots.Count - 1;
    }
}
