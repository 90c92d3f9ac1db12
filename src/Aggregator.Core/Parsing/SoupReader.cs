using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Aggregator.Core.Parsing;

/// <summary>
/// Builds an element tree from markup that no strict parser takes: unclosed and crossed elements, missing quotes, undeclared
/// prefixes, text cut off anywhere. Every input gives a tree; depth, attributes and elements are bounded.
/// </summary>
internal sealed class SoupReader
{
    private const int MostBrokenSections = 1000;
    private readonly string _text;
    private readonly XElement _root;
    private readonly List<SoupLevel> _open = [];
    private readonly StringBuilder _data = new();
    private int _at;
    private int _skipped;
    private int _elements;
    private int _brokenSections;
    private MarkFinder _section, _sectionEnd, _commentEnd, _tag, _tagEnd;

    private SoupReader(string text)
    {
        _text = text;
        (_section, _sectionEnd, _commentEnd) = (new(text, "<![CDATA["), new(text, "]]>"), new(text, "-->"));
        (_tag, _tagEnd) = (new(text, "<"), new(text, ">"));
        _root = new XElement("soup");
        _open.Add(new SoupLevel("", _root, SoupNamespaces.Initial));
    }

    /// <summary>The first element of the text with everything in it, or null when the text holds no element.</summary>
    public static XElement? Read(string text)
    {
        var reader = new SoupReader(text);
        reader.ReadAll();
        var first = reader._root.Elements().FirstOrDefault();
        if (first is null) return null;
        foreach (var late in first.ElementsAfterSelf().ToList())
        {
            late.Remove();
            first.Add(late);
        }

        first.Remove();
        return first;
    }

    private void ReadAll()
    {
        while (_at < _text.Length)
        {
            var mark = _text.IndexOf('<', _at);
            if (mark < 0) mark = _text.Length;
            AppendText(_text.AsSpan(_at, mark - _at));
            _at = mark;
            if (_at < _text.Length) ReadMark();
        }

        Flush();
    }

    private void ReadMark()
    {
        var rest = _text.AsSpan(_at);
        if (rest.StartsWith("<![CDATA[")) ReadSection();
        else if (rest.StartsWith("<!--")) Skip(true);
        else if (rest.Length > 1 && rest[1] is '?' or '!') Skip(false);
        else if (rest.Length > 2 && rest[1] == '/' && IsNameStart(rest[2])) ReadEnd();
        else if (rest.Length > 1 && IsNameStart(rest[1])) ReadStart();
        else
        {
            _data.Append('<');
            _at++;
        }
    }

    /// <summary>A section that is never closed ends where its element does.</summary>
    private void ReadSection()
    {
        _at += 9;
        var end = _sectionEnd.From(_at);
        var next = _section.From(_at);
        var isClosed = end >= 0 && (next < 0 || end < next);
        if (!isClosed)
        {
            var close = ++_brokenSections > MostBrokenSections ? -1 : _text.IndexOf($"</{_open[^1].Name}", _at, StringComparison.OrdinalIgnoreCase);
            if (close >= 0) end = close;
            else if (end < 0) end = _text.Length;
        }

        _data.Append(_text.AsSpan(_at, end - _at));
        _at = end < _text.Length && _text[end] == ']' ? end + 3 : end;
    }

    private void Skip(bool isComment)
    {
        var at = isComment ? _commentEnd.From(_at + 4) : -1;
        if (at < 0) at = _tagEnd.From(_at);
        _at = at < 0 ? _text.Length : at + (_text[at] == '>' ? 1 : 3);
    }

    private void ReadEnd()
    {
        var start = _at += 2;
        SkipName();
        var name = NameFrom(start);
        var close = _tagEnd.From(_at);
        var nextTag = _tag.From(_at);
        _at = close >= 0 && (nextTag < 0 || close < nextTag) ? close + 1 : nextTag < 0 ? _text.Length : nextTag;
        if (_skipped > 0)
        {
            _skipped--;
            return;
        }

        // The root stays open to the end: what follows its end tag may be a second channel.
        for (var level = _open.Count - 1; level > 1; level--)
        {
            if (!_open[level].Name.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            CloseTo(level);
            return;
        }
    }

    private void ReadStart()
    {
        var start = ++_at;
        SkipName();
        if (_open.Count > FeedLimits.Depth || _elements > FeedLimits.RepairedElements)
        {
            SoupAttributes.Read(_text, ref _at, 0, out var isNothing);
            if (!isNothing) _skipped++;
            return;
        }

        var name = NameFrom(start);
        var attributes = SoupAttributes.Read(_text, ref _at, FeedLimits.Attributes, out var isEmpty);

        Flush();
        CloseTo(SoupNesting.LevelFor(name, _open));
        var scope = _open[^1].Scope.With(attributes);
        var element = new XElement(scope.ElementName(name));
        foreach (var (key, value) in attributes)
            if (scope.AttributeName(key) is { } attribute && element.Attribute(attribute) is null)
                element.Add(new XAttribute(attribute, Clean(References.Decode(value))));
        _open[^1].Element.Add(element);
        _elements++;
        if (!isEmpty && !SoupNesting.IsVoid(name, _open)) _open.Add(new SoupLevel(name, element, scope));
    }

    private void CloseTo(int level)
    {
        if (level >= _open.Count) return;
        Flush();
        _open.RemoveRange(level, _open.Count - level);
    }

    private void SkipName()
    {
        while (_at < _text.Length && IsNamePart(_text[_at])) _at++;
    }

    private string NameFrom(int start) => _text[start..Math.Min(_at, start + 128)];

    private void AppendText(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty) _data.Append(References.Decode(text.ToString()));
    }

    private void Flush()
    {
        if (_data.Length == 0) return;
        _open[^1].Element.Add(new XText(Clean(_data.ToString())));
        _data.Clear();
    }

    private static string Clean(string text) => IllegalCharacters.RemoveFrom(text);

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c > 0x7F && XmlConvert.IsStartNCNameChar(c));

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is ':' or '_' or '-' or '.' || (c > 0x7F && XmlConvert.IsNCNameChar(c));
}
