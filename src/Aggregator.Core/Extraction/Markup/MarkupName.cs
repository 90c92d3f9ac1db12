using System.Collections.Frozen;
using Aggregator.Core.Extraction.Blocks;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Aggregator.Core.Extraction.Markup;

/// <summary>The name of an element with what follows from it: how the parser treats it, and what it means for cutting a page.</summary>
internal sealed class MarkupName
{
    internal const string HtmlSpace = "http://www.w3.org/1999/xhtml";
    internal const string SvgSpace = "http://www.w3.org/2000/svg";
    internal const string MathSpace = "http://www.w3.org/1998/Math/MathML";

    // Every element that HTML has or had.
    private const string Known =
        "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas caption center cite code col colgroup "
        + "command content data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html "
        + "i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output "
        + "p param picture plaintext pre progress q quote rb rp rt rtc ruby s samp script search section select selectedcontent shadow slot small source spacer span strike strong style sub summary sup "
        + "table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp";

    private static readonly FrozenDictionary<string, MarkupName>.AlternateLookup<ReadOnlySpan<char>> Names = Read(HtmlSpace, Known);
    private static readonly FrozenDictionary<string, MarkupName>.AlternateLookup<ReadOnlySpan<char>> SvgNames = Read(SvgSpace, "svg g path use circle rect line title desc foreignObject style defs symbol text");
    private static readonly FrozenDictionary<string, MarkupName>.AlternateLookup<ReadOnlySpan<char>> MathNames = Read(MathSpace, "math mrow mi mo mn ms mtext annotation-xml");

    private MarkupName(string space, string localName, NodeFlags flags)
    {
        (Space, LocalName, Flags, Kind) = (space, localName, flags, ElementKinds.Of(localName));
        (SpaceView, View) = (new StringOrMemory(space), new StringOrMemory(localName));
    }

    /// <summary>Its namespace.</summary>
    internal string Space { get; }

    /// <summary>The name in lower case, but for a few of SVG.</summary>
    internal string LocalName { get; }

    /// <summary>How the parser treats it.</summary>
    internal NodeFlags Flags { get; }

    /// <summary>What it means for cutting a page into blocks.</summary>
    internal ElementKind Kind { get; }

    /// <summary><see cref="Space"/> as the parser takes it.</summary>
    internal StringOrMemory SpaceView { get; }

    /// <summary><see cref="LocalName"/> as the parser takes it.</summary>
    internal StringOrMemory View { get; }

    /// <summary>The name of an HTML element.</summary>
    internal static MarkupName Of(ReadOnlySpan<char> name) => Names.TryGetValue(name, out var known) ? known : OfUnknown(name);

    /// <summary>The name of an element that the parser treats like one it does not know.</summary>
    internal static MarkupName OfUnknown(ReadOnlySpan<char> name) => new(HtmlSpace, name.ToString(), NodeFlags.HtmlMember);

    /// <summary>The name of an SVG element.</summary>
    internal static MarkupName OfSvg(ReadOnlySpan<char> name) => SvgNames.TryGetValue(name, out var known) ? known : new MarkupName(SvgSpace, name.ToString(), NodeFlags.SvgMember);

    /// <summary>The name of a MathML element.</summary>
    internal static MarkupName OfMath(ReadOnlySpan<char> name) => MathNames.TryGetValue(name, out var known) ? known : new MarkupName(MathSpace, name.ToString(), NodeFlags.MathMember);

    // AngleSharp knows how its parser treats each element.
    private static FrozenDictionary<string, MarkupName>.AlternateLookup<ReadOnlySpan<char>> Read(string space, string names)
    {
        using var document = new HtmlParser().ParseDocument("");
        return names.Split(' ').ToFrozenDictionary(name => name, name => new MarkupName(space, name, document.CreateElement(space, name).Flags), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
