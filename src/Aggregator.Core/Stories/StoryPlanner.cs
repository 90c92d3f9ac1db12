namespace Aggregator.Core.Stories;

/// <summary>
/// Finds what new texts mean for stories. A text draws together the stories it is similar to; each such neighbourhood is formed
/// anew by <see cref="StoryClusterer"/>, so that stories merge and split as evidence grows, and <see cref="StoryIdentity"/> keeps their ids.
/// </summary>
internal sealed class StoryPlanner(StoryOptions options)
{
    /// <summary>Plans for texts that are new to the window or stand for their group anew.</summary>
    public StoryPlan Plan(StoryWindow window, IEnumerable<long> changed)
    {
        var neighbourhoods = new Neighbourhoods();
        var scores = new double[window.Slots];
        foreach (var entry in changed.Select(window.Find).OfType<WindowEntry>().OrderBy(x => x.Text.At).ThenBy(x => x.Text.Order))
        {
            neighbourhoods.Add(Unit(entry));
            if (entry.Pin is { } pin) neighbourhoods.Join(Unit(entry), (pin, 0));
            foreach (var unit in Drawn(window, entry, scores)) neighbourhoods.Join(Unit(entry), unit);
        }
        var (stories, redirects, alone) = (new List<PlannedStory>(), new Dictionary<long, long>(), new List<long>());
        foreach (var units in neighbourhoods.All())
            Form(window, units, stories, redirects, alone);
        return new StoryPlan(stories, redirects, alone);
    }

    /// <summary>The texts nearest to one, best first, with their similarity decayed by time.</summary>
    public IReadOnlyList<(WindowEntry Entry, double Similarity)> Nearest(StoryWindow window, WindowEntry entry, double[] scores)
    {
        var terms = window.Terms;
        var vector = terms.Vector(entry.Numbers, entry.Weights);
        var touched = new List<int>();
        for (var i = 0; i < vector.Length; i++)
            if (vector[i] > 0 && terms.Frequency(entry.Numbers[i]) is > 1 and var carriers && carriers <= options.LeadingTermTexts)
                terms.Score(entry.Numbers[i], vector[i] * vector[i], scores, touched);
        var candidates = touched.Where(x => x != entry.Slot && !window.IsFull(window.InSlot(x)!.StoryId))
            .OrderByDescending(x => scores[x]).ThenBy(x => window.InSlot(x)!.Text.Order).Take(options.Candidates).ToList();
        foreach (var slot in touched) scores[slot] = 0;
        return [.. candidates.Select(x => window.InSlot(x)!)
            .Select(x => (Entry: x, Similarity: Similarity(terms, entry.Numbers, vector, x) * Math.Exp(-Math.Abs((x.Text.At - entry.Text.At) / options.Decay))))
            .Where(x => x.Similarity >= options.LeastLink)
            .OrderByDescending(x => x.Similarity).ThenBy(x => x.Entry.Text.Order)];
    }

    private IEnumerable<(long Story, long Group)> Drawn(StoryWindow window, WindowEntry entry, double[] scores) =>
        Nearest(window, entry, scores).Select(x => Unit(x.Entry)).Distinct().Take(options.StoriesDrawn);

    private static (long Story, long Group) Unit(WindowEntry entry) => entry.StoryId is { } story ? (story, 0) : (0, entry.Text.GroupId);

    private void Form(StoryWindow window, IReadOnlyCollection<(long Story, long Group)> units, List<PlannedStory> stories, Dictionary<long, long> redirects, List<long> alone)
    {
        var texts = units.SelectMany(x => x.Story == 0 ? [window.Find(x.Group)!] : Latest(window.InStory(x.Story)))
            .OrderBy(x => x.Text.At).ThenBy(x => x.Text.Order).ToList();
        var stands = StandIns(window, texts);
        var items = texts.Select(x => new StoryItem(x.Text.GroupId, StoryTerms.None, x.Text.At, x.Pin ?? (stands.Contains(x) ? x.StoryId : null))).ToList();
        var clusters = texts.Count == 1 ? [[0]] : StoryClusterer.Cluster(items, new SimilarityTable(window.Terms, texts).Of, options with { Threshold = options.ThresholdAmong(window.Count) });
        var known = texts.Where(x => x.StoryId is not null).ToDictionary(x => x.Text.GroupId, x => x.StoryId!.Value);
        var assignment = StoryIdentity.Assign(clusters, items, known);
        for (var i = 0; i < clusters.Count; i++)
        {
            var groups = clusters[i].Select(x => texts[x].Text.GroupId).ToList();
            if (assignment.Stories[i] is not null || groups.Count > 1 || texts[clusters[i][0]].Text.Copies > 1) stories.Add(new PlannedStory(assignment.Stories[i], groups));
            else if (known.ContainsKey(groups[0])) alone.AddRange(groups);
        }
        foreach (var (from, into) in assignment.Redirects) redirects[from] = into;
    }

    // Of a held story whose placed texts are past weighing, its earliest text here stands for them, so that it merges with no other held one.
    private static HashSet<WindowEntry> StandIns(StoryWindow window, List<WindowEntry> texts) => [.. texts
        .Where(x => x.StoryId is { } story && window.IsHeld(story)).GroupBy(x => x.StoryId)
        .Where(x => x.All(y => y.Pin != y.StoryId)).Select(x => x.FirstOrDefault(y => y.Pin is null)).OfType<WindowEntry>()];

    private IEnumerable<WindowEntry> Latest(IReadOnlyList<WindowEntry> entries) => entries.Count <= options.StoryItems
        ? entries
        : entries.OrderByDescending(x => x.Text.At).ThenBy(x => x.Text.Order).Take(options.StoryItems);

    private static double Similarity(WindowTerms terms, int[] numbers, double[] vector, WindowEntry other)
    {
        var theirs = terms.Vector(other.Numbers, other.Weights);
        var sum = 0d;
        for (int i = 0, j = 0; i < numbers.Length && j < other.Numbers.Length;)
        {
            if (numbers[i] == other.Numbers[j]) sum += vector[i++] * theirs[j++];
            else if (numbers[i] < other.Numbers[j]) i++;
            else j++;
        }
        return sum;
    }
}
