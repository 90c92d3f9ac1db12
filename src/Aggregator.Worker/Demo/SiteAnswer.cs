namespace Aggregator.Worker.Demo;

/// <summary>What a sample site answers to a GET.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">The <c>Content-Type</c> header.</param>
/// <param name="Body">Bytes in the site's own encoding.</param>
internal sealed record SiteAnswer(int Status, string ContentType, byte[] Body);
