namespace Aggregator.Worker.Dashboard.Shell;

/// <summary>Serves the embedded assets.</summary>
internal static class EmbeddedAssetsEndpoint
{
    /// <summary>Maps <c>/assets/{hash}/{name}</c> and the icon that browsers ask for by themselves.</summary>
    public static void MapEmbeddedAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{hash}/{name}", Serve);
        routes.MapGet("/favicon.ico", (EmbeddedAssets assets) => Results.Redirect(assets.PathOf("icon.svg")));
    }

    private static IResult Serve(string hash, string name, EmbeddedAssets assets, HttpContext context)
    {
        if (assets.Find(hash, name) is not { } asset)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Body, asset.MediaType);
    }
}
