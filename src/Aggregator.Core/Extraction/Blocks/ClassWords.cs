namespace Aggregator.Core.Extraction.Blocks;

/// <summary>
/// Classes of words in class and id attributes, read from <c>class-words.txt</c>. All words are found in one pass over the
/// attribute (Aho and Corasick, "Efficient string matching", 1975).
/// </summary>
internal sealed class ClassWords
{
    private const int Letters = 39;

    // Stands before the shipped list, which is made with it.
    private static readonly byte[] LetterOf = [.. Enumerable.Range(0, 128).Select(c => (byte)Number((char)c))];

    // The state that follows, times two; and one more when words end there.
    private readonly ushort[] _next;
    private readonly (int Length, bool Whole, int Class)[][] _found;

    private ClassWords(IReadOnlyList<(string Word, bool Whole, int Class)> words, IReadOnlyList<string> names)
    {
        Names = names;
        var next = new List<int[]> { NewState() };
        var found = new List<List<(int, bool, int)>> { new() };
        foreach (var (word, whole, cls) in words)
            found[Insert(next, found, word)].Add((word.Length, whole, cls));
        Link(next, found);
        _next = [.. next.SelectMany(state => state).Select(state => checked((ushort)((state << 1) | (found[state].Count > 0 ? 1 : 0))))];
        _found = [.. found.Select(words => words.ToArray())];
    }

    /// <summary>The names of the classes; the position of a name is its bit.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>The list shipped with the product.</summary>
    internal static ClassWords Shipped { get; } = Load();

    /// <summary>The bit of the class with this name.</summary>
    internal ulong Bit(string name) => 1UL << Names.ToList().IndexOf(name);

    /// <summary>The classes whose words occur in an attribute value.</summary>
    internal ulong Find(ReadOnlySpan<char> value)
    {
        ulong bits = 0;
        var next = _next;
        var state = 0;
        var end = Math.Min(value.Length, 300);
        for (var i = 0; i < end; i++)
        {
            state = next[(state >> 1) * Letters + Letter(value[i])];
            if ((state & 1) == 0)
                continue;
            foreach (var (length, whole, cls) in _found[state >> 1])
                if (!whole || IsWhole(value, i + 1 - length, i + 1))
                    bits |= 1UL << cls;
        }
        return bits;
    }

    private static ClassWords Load()
    {
        var names = new List<string>();
        var words = new List<(string, bool, int)>();
        foreach (var line in EmbeddedText.Lines("class-words.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                words.Add((word.TrimStart('='), word[0] == '=', names.Count));
            names.Add(line[..colon]);
        }
        return new ClassWords(words, names);
    }

    private static int Letter(char c) => c < 128 ? LetterOf[c] : 0;

    private static int Number(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a' + 1,
        >= 'A' and <= 'Z' => c - 'A' + 1,
        >= '0' and <= '9' => c - '0' + 27,
        '-' => 37,
        '_' => 38,
        _ => 0,
    };

    private static bool IsWhole(ReadOnlySpan<char> value, int from, int to) =>
        (from == 0 || IsBoundary(value[from - 1], value[from])) && (to == value.Length || IsBoundary(value[to - 1], value[to]));

    private static bool IsBoundary(char left, char right) =>
        !char.IsAsciiLetter(left) || !char.IsAsciiLetter(right) || char.IsAsciiLetterLower(left) && char.IsAsciiLetterUpper(right);

    private static int[] NewState()
    {
        var state = new int[Letters];
        Array.Fill(state, -1);
        return state;
    }

    private static int Insert(List<int[]> next, List<List<(int, bool, int)>> found, string word)
    {
        var state = 0;
        foreach (var c in word)
        {
            var letter = Letter(c);
            if (next[state][letter] < 0)
            {
                next[state][letter] = next.Count;
                next.Add(NewState());
                found.Add([]);
            }
            state = next[state][letter];
        }
        return state;
    }

    private static void Link(List<int[]> next, List<List<(int, bool, int)>> found)
    {
        var fail = new int[next.Count];
        var queue = new Queue<int>();
        for (var letter = 0; letter < Letters; letter++)
        {
            if (next[0][letter] < 0)
                next[0][letter] = 0;
            else
                queue.Enqueue(next[0][letter]);
        }
        while (queue.TryDequeue(out var state))
        {
            found[state].AddRange(found[fail[state]]);
            for (var letter = 0; letter < Letters; letter++)
            {
                var to = next[state][letter];
                if (to < 0)
                {
                    next[state][letter] = next[fail[state]][letter];
                    continue;
                }
                fail[to] = next[fail[state]][letter];
                queue.Enqueue(to);
            }
        }
    }
}
