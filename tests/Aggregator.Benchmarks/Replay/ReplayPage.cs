namespace Aggregator.Benchmarks.Replay;

/// <summary>A page of the pack and the address it is served under.</summary>
/// <param name="Id">The pack's id.</param>
/// <param name="Host">The host it came from.</param>
/// <param name="File">The gzipped bytes, always UTF-8.</param>
internal sealed record ReplayPage(string Id, string Host, string File)
{
    /// <summary>The address in the generated feed; http, because the proxy cannot speak for the sites' certificates.</summary>
    public string Url => $"http://{Host}/{Id}.html";
}
