using System.Diagnostics;

namespace Aggregator.Benchmarks.Replay;

/// <summary>The real worker in a process of its own, so that its memory can be read and it can be killed.</summary>
internal sealed class ReplayWorker : IDisposable
{
    private readonly Process _process;
    private readonly Timer _watch;

    private ReplayWorker(Process process)
    {
        _process = process;
        _watch = new Timer(_ => Measure(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(250));
    }

    /// <summary>Largest resident memory seen, in bytes.</summary>
    public long PeakMemory { get; private set; }

    /// <summary>True once the process has ended by itself.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts the worker's service with settings of its own.</summary>
    public static ReplayWorker Start(IEnumerable<string> settings, string log)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Aggregator.Worker.dll"));
        start.ArgumentList.Add("run");
        foreach (var setting in settings)
            start.ArgumentList.Add(setting);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The worker did not start.");
        var writer = TextWriter.Synchronized(new StreamWriter(log, append: true) { AutoFlush = true });
        process.OutputDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ReplayWorker(process);
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watch.Dispose();
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private void Measure()
    {
        try
        {
            _process.Refresh();
            if (!_process.HasExited)
                PeakMemory = Math.Max(PeakMemory, _process.WorkingSet64);
        }
        catch (InvalidOperationException)
        {
            // The process ended between the two looks.
        }
    }
}
