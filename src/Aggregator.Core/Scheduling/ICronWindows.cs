namespace Aggregator.Core.Scheduling;

/// <summary>Reads cron expressions: the edge to the scheduler, whose dialect operators use.</summary>
internal interface ICronWindows
{
    /// <summary>The first moment after <paramref name="after"/> that the expression names; null when it names none or is not valid.</summary>
    DateTimeOffset? Next(string expression, DateTimeOffset after);

    /// <summary>What is wrong with an expression, or null.</summary>
    string? Check(string expression);
}
