using System.Buffers;

namespace Aggregator.Core.Extraction.Blocks;

/// <summary>The text of a block while it is read: white space is collapsed, none stands at its ends.</summary>
internal sealed class TextLine
{
    // What stands in a text as it is.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range('!', '\u007f' - '!').Select(c => (char)c)]);

    private char[] _text = new char[512];
    private bool _space;

    /// <summary>How many characters it has.</summary>
    internal int Length { get; private set; }

    /// <summary>What was added from a place on.</summary>
    internal ReadOnlySpan<char> From(int start) => _text.AsSpan(start, Length - start);

    public override string ToString() => new(_text, 0, Length);

    /// <summary>Begins anew.</summary>
    internal void Clear()
    {
        Length = 0;
        _space = false;
    }

    /// <summary>Adds a text.</summary>
    internal void Append(ReadOnlySpan<char> data)
    {
        if (_text.Length < Length + data.Length + 1)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, Length + data.Length + 1));
        for (var i = 0; i < data.Length; i++)
        {
            var c = data[i];
            if (c is > ' ' and < '\u007f' && !_space)
            {
                var run = data[i..].IndexOfAnyExcept(Plain);
                run = run < 0 ? data.Length - i : run;
                data.Slice(i, run).CopyTo(_text.AsSpan(Length));
                Length += run;
                i += run - 1;
                continue;
            }
            if (c <= ' ' || c == '\u00a0' || c == '\u3000' || c is '\u200b' or '\ufeff' or '\u00ad' || c > '\u1fff' && char.IsWhiteSpace(c))
            {
                _space |= c is not ('\u200b' or '\ufeff' or '\u00ad');
                continue;
            }
            if (_space && Length > 0)
                _text[Length++] = ' ';
            _space = false;
            _text[Length++] = c;
        }
    }
}
