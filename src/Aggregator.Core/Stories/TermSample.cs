namespace Aggregator.Core.Stories;

/// <summary>How many texts of a sample carry each term: tells rare terms from usual ones without a look at all texts.</summary>
internal sealed class TermSample
{
    private readonly Dictionary<long, int> _carriers = [];

    /// <summary>Counts the terms of some texts.</summary>
    public TermSample(IEnumerable<StoryTerms> texts)
    {
        foreach (var text in texts)
        {
            Texts++;
            foreach (var term in text.Counts.Keys) _carriers[term] = Carriers(term) + 1;
        }
    }

    /// <summary>Texts in the sample.</summary>
    public int Texts { get; }

    /// <summary>Texts of the sample that carry a term.</summary>
    public int Carriers(long term) => _carriers.GetValueOrDefault(term);

    /// <summary>The terms of a text that tell most of it, the most telling first.</summary>
    public IReadOnlyList<long> Telling(StoryTerms text, int most) =>
        [.. text.Counts.OrderByDescending(x => Weight(x.Key, x.Value, false)).ThenBy(x => x.Key).Take(most).Select(x => x.Key)];

    /// <summary>The weight of a term in a text.</summary>
    /// <param name="term">The term.</param>
    /// <param name="count">How often the text has it.</param>
    /// <param name="isOwn">True when no other text has it.</param>
    public double Weight(long term, float count, bool isOwn) =>
        TermWeight.InText(term, count) * TermWeight.Among(isOwn ? 1 : Math.Max(2, Carriers(term)), Math.Max(2, Texts));
}
