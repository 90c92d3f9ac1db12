using System.Numerics;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Remembers, in page order, the last heading and how long ago each cue was seen: what follows "Comments" is no body.</summary>
internal sealed class CueTrail
{
    private const int Long = 60;

    // Related articles, shares, comments, subscriptions and copyright; and those that longer blocks may begin with.
    private static readonly int[] Followed = [0, 1, 2, 3, 4, .. Enumerable.Range(TextCues.Shipped.ShortOnly, TextCues.Shipped.Names.Count - TextCues.Shipped.ShortOnly)];

    private readonly PageFacts _facts;
    private readonly int[] _lastSeen;
    private int _heading = -1;
    private int _lastProse = -1;

    internal CueTrail(PageFacts facts)
    {
        _facts = facts;
        _lastSeen = new int[TextCues.Shipped.Names.Count];
        Array.Fill(_lastSeen, -1);
    }

    internal void Add(TextBlock block, ref FeatureRow row)
    {
        row.Add("heading_distance", _heading < 0 ? Long : Math.Min(Long, block.Index - _heading));
        row.Add("heading_cues", _heading < 0 ? 0 : TextCues.Shipped.OfShort(_facts.Cues[_heading]));
        row.Add("heading_leads", _heading < 0 ? 0 : _facts.Cues[_heading] >> TextCues.Shipped.ShortOnly);
        row.Add("heading_levels", _heading < 0 ? -9 : block.Container.Depth - _facts.Tree.Blocks[_heading].Container.Depth);
        row.Add("prose_distance", _lastProse < 0 ? Long : Math.Min(Long, block.Index - _lastProse));
        foreach (var i in Followed)
            row.Add("since", TextCues.Shipped.Names[i], _lastSeen[i] < 0 ? Long : Math.Min(Long, block.Index - _lastSeen[i]));
    }

    internal void Pass(TextBlock block)
    {
        if (block.Container.Kind == ElementKind.Heading)
            _heading = block.Index;
        if (block.Weight >= 60 && block.LinkDensity < 0.3f)
            _lastProse = block.Index;
        if (block.Weight > 60)
            return;
        for (var cues = _facts.Cues[block.Index]; cues != 0; cues &= cues - 1)
            _lastSeen[BitOperations.TrailingZeroCount(cues)] = block.Index;
    }
}
