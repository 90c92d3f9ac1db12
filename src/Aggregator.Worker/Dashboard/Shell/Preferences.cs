namespace Aggregator.Worker.Dashboard.Shell;

/// <summary>What a reader chose; kept in cookies of the browser.</summary>
/// <param name="Theme"><c>light</c>, <c>dark</c> or <c>auto</c>: as the system has it.</param>
/// <param name="Images">
/// Whether images of articles are loaded from their sites. Off until asked for: a load tells the site who reads,
/// and an article may name an address inside the reader's own network.
/// </param>
public sealed record Preferences(string Theme, bool Images)
{
    internal const string ThemeCookie = "aggregator-theme";
    internal const string ImagesCookie = "aggregator-images";

    /// <summary>The choices that a request carries.</summary>
    public static Preferences Of(HttpContext context)
    {
        var cookies = context.Request.Cookies;
        var theme = cookies[ThemeCookie] is "light" or "dark" ? cookies[ThemeCookie]! : "auto";
        return new Preferences(theme, cookies[ImagesCookie] == "on");
    }
}
