namespace Aggregator.Core.Stories;

/// <summary>
/// How much a term says of an article: <c>(1 + ln count) · idf^1.5</c>; the steep idf lets names outweigh the words that every fire
/// or election brings. A term that only one item has lengthens its vector by a quarter: it cannot agree with anything, and new names
/// would push a new story's first articles apart.
/// </summary>
internal static class TermWeight
{
    private const double IdfPower = 1.5;
    private const double OwnTerm = .25;

    // Names tell stories apart better than anything else.
    private const double Name = 3;
    private const double CommonShare = .5;
    private const int FewItems = 20;

    /// <summary>The part of the weight that the article decides.</summary>
    public static double InText(long term, float count) => (1 + Math.Log(count)) * (StoryTerms.IsName(term) ? Name : 1);

    /// <summary>The part that the other items decide.</summary>
    /// <param name="carriers">Items that have the term.</param>
    /// <param name="items">Items in all.</param>
    public static double Among(int carriers, int items) =>
        IsCommon(carriers, items) ? 0 : Math.Pow(Math.Log((items + 1) / (carriers + .5)), IdfPower) * (carriers == 1 ? OwnTerm : 1);

    /// <summary>True for terms that half of all items have: they tell nothing.</summary>
    public static bool IsCommon(int carriers, int items) => items >= FewItems && carriers > items * CommonShare;
}
