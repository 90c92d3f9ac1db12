using System.Reflection;
using System.Security.Cryptography;

namespace Aggregator.Worker.Dashboard.Shell;

/// <summary>Style, script and icon, carried in the assembly: they are there from whatever folder the worker is started.</summary>
internal sealed class EmbeddedAssets
{
    private const string Prefix = "Aggregator.Worker.Dashboard.Assets.";

    private readonly Dictionary<string, EmbeddedAsset> _byName = Load();

    /// <summary>A hash over all assets: a page that was made with others must be loaded anew.</summary>
    public string Version => field ??= HashOf([.. _byName.OrderBy(asset => asset.Key, StringComparer.Ordinal).SelectMany(asset => asset.Value.Body)]);

    /// <summary>The path of an asset; it changes with the content, so browsers may keep it for good.</summary>
    public string PathOf(string name) => $"/assets/{_byName[name].Hash}/{name}";

    /// <summary>The asset, or null when there is none of that name and content.</summary>
    public EmbeddedAsset? Find(string hash, string name) => _byName.TryGetValue(name, out var asset) && asset.Hash == hash ? asset : null;

    private static Dictionary<string, EmbeddedAsset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..], name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static EmbeddedAsset Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var body = new byte[stream.Length];
        stream.ReadExactly(body);
        return new EmbeddedAsset(body, MediaTypeOf(resource), HashOf(body));
    }

    private static string HashOf(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body))[..12];

    private static string MediaTypeOf(string resource) => Path.GetExtension(resource) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"No media type is set for assets ending in {other}."),
    };
}
