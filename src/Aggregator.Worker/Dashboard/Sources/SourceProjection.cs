using System.Linq.Expressions;
using Aggregator.Core.Storage;

namespace Aggregator.Worker.Dashboard.Sources;

/// <summary>How a stored source becomes a row of a list.</summary>
internal static class SourceProjection
{
    /// <summary>The row, without its count of new entries.</summary>
    public static Expression<Func<Source, SourceRow>> Row { get; } = source => new SourceRow
    {
        Id = source.Id,
        Name = source.Name != "" ? source.Name : source.Title != "" ? source.Title : source.Host,
        Url = source.Url,
        Folder = source.Folder,
        State = source.State,
        LastFault = source.LastFault,
        LastFaultMessage = source.LastFaultMessage,
        ConsecutiveFailures = source.ConsecutiveFailures,
        LastPolledAt = source.LastPolledAt,
        LastSuccessAt = source.LastSuccessAt,
        LastNewEntryAt = source.LastNewEntryAt,
        NextDueAt = source.NextDueAt,
        NextDueReason = source.NextDueReason,
    };
}
