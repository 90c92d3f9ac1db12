using Microsoft.AspNetCore.Antiforgery;

namespace Aggregator.Worker.Dashboard.Shell;

/// <summary>The form that changes a reader's choices.</summary>
internal static class PreferencesEndpoint
{
    private static readonly CookieOptions Year = new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    /// <summary>Maps <c>POST /preferences</c>.</summary>
    public static void MapPreferences(this IEndpointRouteBuilder routes) => routes.MapPost("/preferences", Save).DisableAntiforgery();

    private static async Task<IResult> Save(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return FormRefusal.Result;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["theme"].ToString() is "auto" or "light" or "dark")
            context.Response.Cookies.Append(Preferences.ThemeCookie, form["theme"].ToString(), Year);
        if (form["images"].ToString() is "on" or "off")
            context.Response.Cookies.Append(Preferences.ImagesCookie, form["images"].ToString(), Year);
        return new SeeOther(LocalPath(form["back"].ToString()));
    }

    /// <summary>The path when it stays on this site, else the overview.</summary>
    internal static string LocalPath(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl) ? path : "/";
}
