namespace Aggregator.Core.Stories;

/// <summary>Stories, and texts without one, that new texts draw together: disjoint sets, in the order in which they came up.</summary>
internal sealed class Neighbourhoods
{
    private readonly Dictionary<(long Story, long Group), (long Story, long Group)> _parents = [];
    private readonly List<(long Story, long Group)> _units = [];

    /// <summary>Adds a unit on its own.</summary>
    public void Add((long Story, long Group) unit)
    {
        if (_parents.TryAdd(unit, unit)) _units.Add(unit);
    }

    /// <summary>Joins the sets of two units.</summary>
    public void Join((long Story, long Group) one, (long Story, long Group) other)
    {
        Add(one);
        Add(other);
        _parents[Root(other)] = Root(one);
    }

    /// <summary>The sets.</summary>
    public IEnumerable<IReadOnlyCollection<(long Story, long Group)>> All() => _units.GroupBy(Root).Select(x => x.ToList());

    private (long Story, long Group) Root((long Story, long Group) unit)
    {
        while (_parents[unit] is var parent && parent != unit) unit = parent;
        return unit;
    }
}
