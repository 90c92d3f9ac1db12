using Aggregator.Core.Scheduling;
using Quartz;

namespace Aggregator.Worker.Jobs;

/// <summary>Cron expressions in Quartz's dialect, in UTC.</summary>
internal sealed class QuartzCronWindows : ICronWindows
{
    /// <inheritdoc/>
    public DateTimeOffset? Next(string expression, DateTimeOffset after) =>
        Check(expression) is null ? new CronExpression(expression, TimeZoneInfo.Utc).GetNextValidTimeAfter(after) : null;

    /// <inheritdoc/>
    public string? Check(string expression)
    {
        try
        {
            _ = new CronExpression(expression, TimeZoneInfo.Utc);
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }
}
