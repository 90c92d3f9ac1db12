using System.Diagnostics;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed class ChromiumTests
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "chrome.exe", "msedge.exe"];

    [Theory]
    [InlineData("/")]
    [InlineData("/copies")]
    public async Task A_browser_runs_the_script_and_paints_the_page(string path)
    {
        var browser = Browser();
        Assert.SkipWhen(browser is null, "No Chromium is on the PATH (on Debian: apt-get install chromium).");
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        var folder = Directory.CreateTempSubdirectory("dashboard-chromium-").FullName;
        try
        {
            var picture = Path.Combine(folder, "page.png");
            var dom = await Run(browser!, folder, $"--screenshot={picture}", "--dump-dom", new Uri(host.Address, path).AbsoluteUri);
            Assert.Contains("aria-pressed=\"true\" title=\"Stop refreshing this page\"", dom, StringComparison.Ordinal);
            Assert.True(new FileInfo(picture).Length > 20_000, "The picture is too small to show a page.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Browser() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    private static async Task<string> Run(string browser, string folder, params string[] arguments)
    {
        string[] quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--window-size=1280,900", $"--user-data-dir={Path.Combine(folder, "profile")}"];
        using var process = Process.Start(new ProcessStartInfo(browser, [.. quiet, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"The browser ended with {process.ExitCode}: {await errors}");
        return output;
    }
}
