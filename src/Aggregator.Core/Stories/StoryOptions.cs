namespace Aggregator.Core.Stories;

/// <summary>Settings of story clustering.</summary>
internal sealed record StoryOptions
{
    // Found on the stories of small windows: from 300 texts on the threshold does not depend on their number.
    private const double Many = 300;
    private const double FewSteepness = .4;
    private const int Few = 12;

    /// <summary>Similarity from which two clusters are one story, .02 to .5.</summary>
    public double Threshold { get; init; } = .088;

    /// <summary>
    /// The threshold among so many texts. Weights of terms tell texts apart by how rare terms are, and among few texts none is rare: unrelated
    /// ones are more similar there. Among a dozen or fewer, what one event shares weighs as little as what all share, and the threshold stays.
    /// </summary>
    public double ThresholdAmong(int texts) => texts < Few ? Threshold : Threshold * Math.Max(1, Math.Pow(Many / texts, FewSteepness));

    /// <summary>Time in which the similarity of two articles falls to 1/e, 1 hour to 60 days.</summary>
    public TimeSpan Decay { get; init; } = TimeSpan.FromDays(4);

    /// <summary>What stands for the time factor when a time is unknown, 0 to 1: about five days apart.</summary>
    public double UnknownTime { get; init; } = .32;

    /// <summary>0 links clusters by their average similarity, 1 by the angle of their centroids, which favours large stories.</summary>
    public double CentroidShare { get; init; } = .5;

    /// <summary>The same where most times are unknown: without time to bound a story, a large one would draw in its likes.</summary>
    public double UntimedCentroidShare { get; init; } = .3;

    /// <summary>Texts that can still be joined by others, 100 to 100,000; the oldest leave first. About 6 KB of memory each.</summary>
    public int WindowItems { get; init; } = 12_000;

    /// <summary>Different terms in the window, 10,000 to 10,000,000: what bounds its memory when texts are long.</summary>
    public int WindowTerms { get; init; } = 1_000_000;

    /// <summary>How long after storing a text can be joined by others, 1 to 60 days.</summary>
    public TimeSpan WindowAge { get; init; } = TimeSpan.FromDays(10);

    /// <summary>Terms kept of one text, 50 to 1,000.</summary>
    public int TermsPerText { get; init; } = 400;

    /// <summary>Telling terms by which a text is found in the database, 2 to 32.</summary>
    public int KeysPerText { get; init; } = 20;

    /// <summary>Terms that more texts of the window carry than this do not lead from one to another, 20 to 5,000.</summary>
    public int LeadingTermTexts { get; init; } = 300;

    /// <summary>Texts looked at closely for each new one, 5 to 200.</summary>
    public int Candidates { get; init; } = 24;

    /// <summary>Similarity from which a text makes its story be formed anew with it, 0 to the threshold.</summary>
    public double LeastLink { get; init; } = .04;

    /// <summary>Stories that one new text may draw together, 1 to 20.</summary>
    public int StoriesDrawn { get; init; } = 6;

    /// <summary>Similarity from which a text of another story is worth reading next, among many texts, 0 to the threshold.</summary>
    public double LeastRelated { get; init; } = .02;

    /// <summary>The same among so many texts: among few, a faint likeness is chance.</summary>
    public double LeastRelatedAmong(int texts) => LeastRelated * Math.Pow(ThresholdAmong(texts) / Threshold, 2);

    /// <summary>What remains of the similarity of a text from long before or after for reading next, 0 to 1: last year's flood is worth a line where nothing is nearer.</summary>
    public double LeastTime { get; init; } = .1;

    /// <summary>Texts of a story that are weighed anew when one joins, the latest, 20 to 500; earlier ones stay in it.</summary>
    public int StoryItems { get; init; } = 150;

    /// <summary>
    /// Different texts of a story from which on it takes no more, 100 to 10,000; what follows forms another. An event has fewer; a daily
    /// series of one frame would go on without end.
    /// </summary>
    public int StoryTexts { get; init; } = 1000;
}
