using Aggregator.Core.Stories;

namespace Aggregator.Core.Storage;

/// <summary>A duplicate group as stories know it.</summary>
/// <param name="Text">What it is about.</param>
/// <param name="StoryId">Its story, or null.</param>
/// <param name="Pin">The story an operator placed it in, or null.</param>
internal sealed record StoredText(WindowText Text, long? StoryId, long? Pin);
