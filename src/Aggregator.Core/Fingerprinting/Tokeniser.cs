using System.Globalization;

namespace Aggregator.Core.Fingerprinting;

/// <summary>Cuts a text to tokens and lines, and collects its letters and digits.</summary>
internal sealed class Tokeniser
{
    private readonly List<ushort> _tokens = new(512);
    private readonly List<int> _lineEnds = new(32);
    private readonly List<char> _letters = new(2048);
    private int _unspaced;
    private bool _sentenceStart = true;

    /// <summary>Tokens in order.</summary>
    public List<ushort> Tokens => _tokens;

    /// <summary>For every line that has tokens, the index after its last token.</summary>
    public List<int> LineEnds => _lineEnds;

    /// <summary>Letters and digits only, folded.</summary>
    public List<char> Letters => _letters;

    /// <summary>True when most of the text is in a script without spaces.</summary>
    public bool Unspaced => _unspaced * 3 > _letters.Count;

    /// <summary>Reads a text up to a number of tokens.</summary>
    public void Read(string text, int limit)
    {
        var source = TextNormaliser.Compatible(text);
        var i = 0;
        while (i < source.Length && _tokens.Count < limit)
        {
            var c = source[i];
            if (c == '\n') i = EndLine(i);
            else if (TextNormaliser.IsUnspaced(c) && (char.IsLetter(c) || char.IsSurrogate(c))) i = ReadCharacter(c, i);
            else if (char.IsDigit(c)) i = ReadNumber(source, i);
            else if (char.IsLetter(c)) i = ReadWord(source, i);
            else i = Skip(c, i);
        }
        EndLine(i);
    }

    private int EndLine(int i)
    {
        var previous = _lineEnds.Count == 0 ? 0 : _lineEnds[^1];
        if (_tokens.Count > previous) _lineEnds.Add(_tokens.Count);
        _sentenceStart = true;
        return i + 1;
    }

    private int Skip(char c, int i)
    {
        if (c is '.' or '!' or '?' or ':' or '"' or '\u201C' or '\u201D') _sentenceStart = true;
        return i + 1;
    }

    private int ReadCharacter(char c, int i)
    {
        var folded = TextNormaliser.Fold(c);
        _letters.Add(folded);
        _unspaced++;
        _tokens.Add(Token.Word(folded));
        return i + 1;
    }

    private int ReadNumber(string source, int i)
    {
        var hash = Hashing.Start;
        for (; i < source.Length; i++)
        {
            var c = source[i];
            if (char.IsDigit(c))
            {
                var digit = (char)('0' + (int)CharUnicodeInfo.GetNumericValue(c));
                _letters.Add(digit);
                hash = Hashing.Add(hash, digit);
            }
            else if (c == '.' && NextIsDigit(source, i)) hash = Hashing.Add(hash, '.');
            else if (c != ',' || !NextIsDigit(source, i)) break;
        }
        _tokens.Add(Token.Number(hash));
        _sentenceStart = false;
        return i;
    }

    private int ReadWord(string source, int i)
    {
        var hash = Hashing.Start;
        var capital = char.IsUpper(source[i]);
        for (; i < source.Length; i++)
        {
            var c = source[i];
            if (char.IsLetter(c) && !TextNormaliser.IsUnspaced(c))
            {
                var folded = TextNormaliser.Fold(c);
                _letters.Add(folded);
                hash = Hashing.Add(hash, folded);
            }
            else if (!IsInsideWord(c)) break;
        }
        _tokens.Add(capital && !_sentenceStart ? Token.Name(hash) : Token.Word(hash));
        _sentenceStart = false;
        return i;
    }

    private static bool NextIsDigit(string source, int i) => i + 1 < source.Length && char.IsDigit(source[i + 1]);

    // Apostrophes and combining marks do not end a word.
    private static bool IsInsideWord(char c) =>
        c is '\'' or '\u2019' or '\u00AD' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
