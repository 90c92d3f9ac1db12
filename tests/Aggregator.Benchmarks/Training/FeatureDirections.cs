namespace Aggregator.Benchmarks.Training;

/// <summary>Which features may only speak for a body as they grow, and which only against it; common sense that little data cannot teach.</summary>
internal static class FeatureDirections
{
    private static readonly HashSet<string> For = new(
        ["class_related", "class_popular", "class_comment", "class_share", "class_navigation", "class_side", "class_footer", "class_advert", "class_form", "class_paywall",
         "class_tag", "class_consent", "class_search", "class_tool", "in_footer", "in_nav", "in_aside", "in_form", "in_control", "described", "odds_class", "odds_text",
         "title_terms_covered", "since_related", "since_comment", "since_share"], StringComparer.Ordinal);

    private static readonly HashSet<string> Against = new(
        ["class_body", "class_paragraph", "in_article", "link_density", "links", "hidden", "copies", "cue_copyright", "cue_subscribe", "cue_share", "cue_comment", "cue_navigation", "cue_advert", "cue_related"], StringComparer.Ordinal);

    /// <summary>1 when more of the feature may only raise the chance, -1 when it may only lower it, 0 when it is free.</summary>
    internal static int Of(string feature) => For.Contains(feature) ? 1 : Against.Contains(feature) ? -1 : 0;
}
