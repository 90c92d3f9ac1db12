namespace Aggregator.Core.Storage;

/// <summary>Groups or stories were changed by another process or by an operator meanwhile. Nothing was stored; what is known must be read anew.</summary>
internal sealed class GroupingLostException() : Exception("Groups or stories were changed by another process or by an operator meanwhile.");
