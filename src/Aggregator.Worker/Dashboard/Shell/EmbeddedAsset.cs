namespace Aggregator.Worker.Dashboard.Shell;

/// <summary>One file carried in the assembly.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Hash">First 12 hex digits of the SHA-256 of the bytes.</param>
internal sealed record EmbeddedAsset(byte[] Body, string MediaType, string Hash);
