namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>A piece of a compared text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Sign">Above 0 when only the later version has it, below 0 when only the earlier one has it, else 0.</param>
public sealed record DiffPart(string Text, int Sign);
