namespace Aggregator.Worker.Api;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Items">In the order of the list.</param>
/// <param name="Next">Address of the next page; left out at the end.</param>
internal sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next);
