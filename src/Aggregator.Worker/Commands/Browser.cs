using System.ComponentModel;
using System.Diagnostics;

namespace Aggregator.Worker.Commands;

/// <summary>The system's browser.</summary>
internal static class Browser
{
    /// <summary>Opens a file; false when this machine has no browser to show it in.</summary>
    public static bool Open(string path)
    {
        if (OperatingSystem.IsLinux() && !HasScreen())
            return false;
        try
        {
            // UseShellExecute is xdg-open or the like on Linux, open on macOS, the file's association on Windows.
            using var opened = Process.Start(new ProcessStartInfo(path) { UseShellExecute = true });
            return true;
        }
        catch (Exception none) when (none is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    // Without a screen xdg-open would start a browser in the terminal that the command runs in.
    private static bool HasScreen() => new[] { "DISPLAY", "WAYLAND_DISPLAY", "BROWSER" }.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));
}
