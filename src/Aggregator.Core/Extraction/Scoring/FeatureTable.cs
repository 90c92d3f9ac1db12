using System.Buffers;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Rows of features in one rented piece of memory: a page has hundreds of rows, and they are gone with it.</summary>
internal sealed class FeatureTable(int rows, int columns) : IDisposable
{
    private float[] _values = ArrayPool<float>.Shared.Rent(rows * columns);

    internal int Rows => rows;

    internal Span<float> this[int row] => _values.AsSpan(row * columns, columns);

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_values);
        _values = [];
    }
}
