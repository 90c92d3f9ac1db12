namespace Aggregator.Core.Extraction.Metadata;

/// <summary>How far each place and each sort of name is trusted to tell the author; the candidate with the highest sum is taken, if it is above zero.</summary>
internal static class AuthorWeights
{
    /// <summary>What is added when one of the names is a person's by its form.</summary>
    internal const int Person = 3;

    /// <summary>What is added when all names are news agencies'.</summary>
    internal const int Agency = 1;

    /// <summary>What is added when the names are the site's or an organisation's.</summary>
    internal const int Organisation = -4;

    /// <summary>What is added when the editors are named as a whole.</summary>
    internal const int Desk = -4;

    /// <summary>What is added when only the head states a user's name, an account or the site itself, and the page shows it nowhere.</summary>
    internal const int Unseen = -10;

    /// <summary>How far a place is trusted; 8 for the surest.</summary>
    internal static int Of(AuthorSource source) => source switch
    {
        AuthorSource.Linked => 8,
        AuthorSource.Marked => 8,
        AuthorSource.Labelled => 6,
        AuthorSource.Meta => 6,
        AuthorSource.Agency => 2,
        AuthorSource.Holder => 1,
        _ => 5,
    };
}
