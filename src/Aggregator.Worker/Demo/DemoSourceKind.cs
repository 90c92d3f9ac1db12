namespace Aggregator.Worker.Demo;

/// <summary>How the articles of a sample source are found.</summary>
internal enum DemoSourceKind
{
    /// <summary>The address is said to be a feed.</summary>
    Feed,

    /// <summary>The address is a page that lists articles; there is no feed.</summary>
    Page,
}
