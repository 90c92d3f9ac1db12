namespace Aggregator.Worker.Api;

/// <summary>A story with its texts.</summary>
/// <param name="Story">What lists show of it, with every vote.</param>
/// <param name="State"><c>Live</c>, or <c>Ended</c> when its articles turned out to tell of different things.</param>
/// <param name="Texts">Its texts, the latest first; a hundred at most.</param>
internal sealed record ApiStoryDetail(ApiStory Story, string State, IReadOnlyList<ApiText> Texts);
