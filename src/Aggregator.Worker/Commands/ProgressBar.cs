namespace Aggregator.Worker.Commands;

/// <summary>A progress bar on a terminal; silent when the output is a file or a pipe.</summary>
internal sealed class ProgressBar(TextWriter output, int total) : IProgress<int>
{
    private const int Width = 40;
    private readonly bool _shown = ReferenceEquals(output, Console.Error) && !Console.IsErrorRedirected && total > 0;

    /// <inheritdoc/>
    public void Report(int value)
    {
        if (!_shown)
            return;
        var filled = (int)((long)Width * Math.Min(value, total) / total);
        output.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {value}/{total}");
    }

    /// <summary>Ends the bar's line.</summary>
    public void Finish()
    {
        if (_shown)
            output.WriteLine();
    }
}
