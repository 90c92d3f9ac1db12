using System.Globalization;

namespace Aggregator.Core.Extraction.Drift;

/// <summary>Says departures in one sentence each, with their numbers.</summary>
internal static class DriftSentence
{
    /// <summary>Texts became shorter or longer.</summary>
    public static string Letters(MeasureDeparture found, int recent) => found.Fell
        ? Say($"{found.Now / Math.Max(1, found.Before):P0} of the text of before: median {found.Now:N0} letters instead of {found.Before:N0} over the last {recent} articles.")
        : Say($"{found.Now / Math.Max(1, found.Before):0.0} times the text of before: median {found.Now:N0} letters instead of {found.Before:N0} over the last {recent} articles.");

    /// <summary>Texts have fewer or more blocks.</summary>
    public static string Blocks(MeasureDeparture found, int recent) =>
        Say($"{(found.Fell ? "Fewer" : "More")} paragraphs: median {found.Now:N0} instead of {found.Before:N0} over the last {recent} articles.");

    /// <summary>Texts lost their headings.</summary>
    public static string Headings(MeasureDeparture found, int recent) =>
        Say($"Headings are missing: median {found.Now:N0} instead of {found.Before:N0} over the last {recent} articles.");

    /// <summary>Pages no longer tell the date.</summary>
    public static string Date(int odd, int recent, double before) => Say($"No date on the page of {odd} of the last {recent} articles; before, {before:P0} had one.");

    /// <summary>Pages no longer tell an author.</summary>
    public static string Author(int odd, int recent, double before) => Say($"No author on the page of {odd} of the last {recent} articles; before, {before:P0} had one.");

    /// <summary>Texts are found in another way.</summary>
    public static string Strategy(int odd, int recent, double before, string usual, string now) =>
        Say($"The text is found in another way in {odd} of the last {recent} articles, mostly by '{now}'; before, {before:P0} were found in the usual ways, mostly by '{usual}'.");

    /// <summary>Pages stopped being articles.</summary>
    public static string Pages(int odd, int recent, double before) => Say($"No article on {odd} of the last {recent} pages; before, {before:P0} were articles.");

    // The invariant culture writes "97 %".
    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
