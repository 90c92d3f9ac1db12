namespace Aggregator.Core.Storage;

/// <summary>The database product.</summary>
public enum StorageProvider
{
    /// <summary>An embedded file; one node only.</summary>
    Sqlite,

    /// <summary>Microsoft SQL Server 2019 or later, or Azure SQL.</summary>
    SqlServer,
}
