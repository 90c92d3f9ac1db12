namespace Aggregator.Core.Storage;

/// <summary>
/// Keeps a second worker off a SQLite file: two would poll every source twice. The operating system holds the lock and lets go of it
/// when the process ends, however it ends. Commands need no lock; they work beside the service.
/// </summary>
internal sealed class WorkerLock(AggregatorDbFactory databases) : IDisposable
{
    private FileStream? _held;

    /// <summary>Takes the lock; SQL Server and databases in memory need none.</summary>
    /// <exception cref="StorageException">Another worker runs on the same file.</exception>
    public void Take()
    {
        if (databases.FilePath is not { } file)
            return;
        try
        {
            _held = new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new StorageException($"Another worker runs on {file}. SQLite serves one worker: stop the other, give this one a file of its own (Storage:ConnectionString), or use SQL Server with Cluster:Enabled.", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held?.Dispose();
}
