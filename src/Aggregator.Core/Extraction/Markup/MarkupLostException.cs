namespace Aggregator.Core.Extraction.Markup;

/// <summary>The parser has closed everything before the end: it looked for an element that only its own nodes show it.</summary>
internal sealed class MarkupLostException : Exception;
