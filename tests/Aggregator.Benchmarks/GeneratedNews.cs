using System.Globalization;
using System.Text;

namespace Aggregator.Benchmarks;

/// <summary>
/// Texts with the overlap of real news, the same for the same seed: new articles, copies (edited, cut, excerpts, with a site's
/// furniture), and templates in which only names and figures differ. Half in made-up words, half in Chinese characters. Of the new
/// articles more than half tell of one of the events of the time, by its names; events follow one another, and few draw many articles.
/// </summary>
internal sealed class GeneratedNews(int seed)
{
    private const int Remembered = 3000;
    private const int Words = 30_000;
    private const int Characters = 3_000;
    private const int Events = 400;
    private const int NamesOfEvent = 6;
    private readonly Random _random = new(seed);
    private readonly List<string[]> _recent = [];
    private readonly string[] _furniture = new string[400];
    private readonly (bool Unspaced, string[] Names)[] _events = new (bool, string[])[Events];

    /// <summary>The next article's paragraphs, one a line.</summary>
    public string Next() => _random.Next(100) switch
    {
        < 60 => Fresh(),
        < 85 when _recent.Count > 0 => Copy(),
        < 92 => Template(),
        _ => Fresh(),
    };

    private string Fresh()
    {
        var (unspaced, names) = _random.Next(100) < 55 ? Event() : (_random.Next(2) == 0, []);
        var paragraphs = Enumerable.Range(0, _random.Next(3, 10)).Select(_ => Paragraph(unspaced, names)).ToArray();
        if (_recent.Count < Remembered) _recent.Add(paragraphs);
        else _recent[_random.Next(Remembered)] = paragraphs;
        return string.Join('\n', paragraphs);
    }

    // The cube of a uniform number makes a few events large; each article may end an event and begin another in its place.
    private (bool Unspaced, string[] Names) Event()
    {
        var place = (int)(Events * Math.Pow(_random.NextDouble(), 3));
        if (_events[place].Names is null || _random.Next(12) == 0)
        {
            var unspaced = _random.Next(2) == 0;
            _events[place] = (unspaced, [.. Enumerable.Range(0, NamesOfEvent).Select(_ => unspaced ? Name() + Name()[..1] : Capitalised())]);
        }
        return _events[place];
    }

    private string Capitalised()
    {
        var name = new StringBuilder();
        AppendWord(name, _random.Next(Words, 40 * Words));
        name[0] = char.ToUpperInvariant(name[0]);
        return name.ToString();
    }

    private string Copy()
    {
        var lines = _recent[_random.Next(_recent.Count)].ToList();
        var kind = _random.Next(4);
        if (kind == 0) lines = lines.Take(Math.Max(1, lines.Count / 3)).ToList();
        if (kind == 1 && lines.Count > 3) lines.RemoveAt(_random.Next(lines.Count));
        if (kind == 2) lines[0] = lines[0][..(lines[0].Length / 2)] + lines[0][((lines[0].Length / 2) + 2)..];
        var site = _random.Next(_furniture.Length);
        lines.Add(_furniture[site] ??= Paragraph(site % 2 == 0));
        return string.Join('\n', lines);
    }

    private string Template()
    {
        var figures = Enumerable.Range(0, 12).Select(_ => _random.Next(10_000).ToString(CultureInfo.InvariantCulture)).ToArray();
        return $"截至{figures[0]}日收盘，{Name()}股份报收于{figures[1]}元，上涨{figures[2]}，换手率{figures[3]}，成交量{figures[4]}万手，成交额{figures[5]}亿元。\n" +
            $"主力资金净流入{figures[6]}万元，占总成交额{figures[7]}，游资资金净流入{figures[8]}万元，散户资金净流出{figures[9]}万元，融资余额{figures[10]}，机构评级{figures[11]}家。\n" +
            "资金流向指通过价格变化反推资金的去向，股价上升时主动性买单形成的成交额是推动股价上涨的力量，以上内容由公开信息整理而成，不构成投资建议。";
    }

    private string Name() => $"{(char)(0x4E00 + _random.Next(Characters))}{(char)(0x4E00 + _random.Next(Characters))}";

    private string Paragraph(bool unspaced, params string[] names)
    {
        var text = new StringBuilder(400);
        for (var i = _random.Next(25, 70); i > 0; i--)
        {
            if (unspaced) text.Append((char)(0x4E00 + Frequent(Characters))).Append((char)(0x4E00 + Frequent(Characters)));
            else AppendWord(text, Frequent(Words));
            if (names.Length > 0 && _random.Next(15) == 0) text.Append(names[_random.Next(names.Length)]);
            if (_random.Next(30) == 0) text.Append(_random.Next(1, 3000));
            if (_random.Next(12) == 0) text.Append(unspaced ? "，" : ", ");
        }
        return text.Append(unspaced ? "。" : ".").ToString();
    }

    // Word frequencies fall as in language: the square of a uniform number makes low ranks common.
    private int Frequent(int count) => (int)(count * Math.Pow(_random.NextDouble(), 2));

    private static void AppendWord(StringBuilder text, int word)
    {
        const string Consonants = "bcdfghklmnprstvz";
        const string Vowels = "aeiou";
        for (var rest = word + 16; rest > 0; rest /= 80)
            text.Append(Consonants[rest % 16]).Append(Vowels[rest / 16 % 5]);
        text.Append(' ');
    }
}
