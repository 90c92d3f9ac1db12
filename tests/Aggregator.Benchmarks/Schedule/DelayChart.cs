using System.Globalization;
using System.Text;

namespace Aggregator.Benchmarks.Schedule;

/// <summary>Draws what share of all entries was found within how long, one line a policy.</summary>
internal static class DelayChart
{
    private const double Left = 70;
    private const double Top = 60;
    private const double Width = 620;
    private const double Height = 300;
    private const double LeastSeconds = 30;
    private const double MostSeconds = 86_400 * 2;

    private static readonly string[] Colours = ["#2563eb", "#d97706", "#6b7280"];

    private static readonly (double Seconds, string Text)[] Ticks =
        [(60, "1 min"), (300, "5 min"), (900, "15 min"), (3600, "1 h"), (4 * 3600, "4 h"), (12 * 3600, "12 h"), (86_400, "1 day")];

    /// <summary>The chart as SVG text.</summary>
    public static string Draw(IReadOnlyList<PolicyRun> runs)
    {
        var svg = new StringBuilder();
        svg.AppendLine("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 450\" font-family=\"system-ui, sans-serif\" font-size=\"13\">");
        svg.AppendLine("<rect width=\"760\" height=\"450\" fill=\"#ffffff\"/>");
        svg.AppendLine("<text x=\"70\" y=\"30\" font-size=\"16\" font-weight=\"600\" fill=\"#111827\">How soon entries are found, over a simulated year</text>");
        svg.AppendLine("<text x=\"70\" y=\"49\" fill=\"#4b5563\">share of entries found within a time of their publication</text>");
        Axes(svg);
        for (var i = 0; i < runs.Count; i++)
        {
            Line(svg, runs[i].Delays, Colours[i]);
            Label(svg, runs[i].Result, Colours[i], i);
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static void Axes(StringBuilder svg)
    {
        for (var share = 0; share <= 100; share += 25)
        {
            svg.AppendLine(Invariant($"<line x1=\"{Left}\" x2=\"{Left + Width}\" y1=\"{Y(share / 100.0):0.#}\" y2=\"{Y(share / 100.0):0.#}\" stroke=\"#e5e7eb\"/>"));
            svg.AppendLine(Invariant($"<text x=\"{Left - 8}\" y=\"{Y(share / 100.0) + 4:0.#}\" text-anchor=\"end\" fill=\"#4b5563\">{share} %</text>"));
        }

        foreach (var (seconds, text) in Ticks)
        {
            svg.AppendLine(Invariant($"<line x1=\"{X(seconds):0.#}\" x2=\"{X(seconds):0.#}\" y1=\"{Top}\" y2=\"{Top + Height}\" stroke=\"#f3f4f6\"/>"));
            svg.AppendLine(Invariant($"<text x=\"{X(seconds):0.#}\" y=\"{Top + Height + 20}\" text-anchor=\"middle\" fill=\"#4b5563\">{text}</text>"));
        }
    }

    private static void Line(StringBuilder svg, float[] delays, string colour)
    {
        svg.Append(Invariant($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\" points=\""));
        for (var step = 0; step <= 120; step++)
        {
            var seconds = LeastSeconds * Math.Pow(MostSeconds / LeastSeconds, step / 120.0);
            svg.Append(Invariant($"{X(seconds):0.#},{Y(ShareWithin(delays, seconds)):0.#} "));
        }

        svg.AppendLine("\"/>");
    }

    private static void Label(StringBuilder svg, PolicyResult result, string colour, int row)
    {
        var y = Top + Height + 45 + (row * 17);
        svg.AppendLine(Invariant($"<rect x=\"{Left}\" y=\"{y - 10}\" width=\"22\" height=\"10\" fill=\"{colour}\"/>"));
        svg.AppendLine(Invariant($"<text x=\"{Left + 30}\" y=\"{y}\" fill=\"#111827\">{result.Policy}: median {result.MedianDelaySeconds / 60:0.#} min, 95 % within {result.P95DelaySeconds / 60:0.#} min, {result.Requests / 1e6:0.#} million polls, {result.Missed} missed</text>"));
    }

    private static double ShareWithin(float[] sorted, double seconds)
    {
        var index = Array.BinarySearch(sorted, (float)seconds);
        return sorted.Length == 0 ? 0 : (double)(index < 0 ? ~index : index) / sorted.Length;
    }

    private static double X(double seconds) => Left + (Width * Math.Log(seconds / LeastSeconds) / Math.Log(MostSeconds / LeastSeconds));

    private static double Y(double share) => Top + (Height * (1 - share));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
