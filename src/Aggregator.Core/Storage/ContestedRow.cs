using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>A row that several processes may add at the same moment: its key lets one win.</summary>
internal static class ContestedRow
{
    /// <summary>Adds the row and saves.</summary>
    /// <param name="db">A context with nothing else to save.</param>
    /// <param name="row">The new row.</param>
    /// <param name="isTaken">Finds the row of the same key.</param>
    /// <param name="cancellationToken">Cancels; then nothing is added.</param>
    /// <returns>False when another was first.</returns>
    public static async Task<bool> TryAddAsync<TRow>(this AggregatorDb db, TRow row, Expression<Func<TRow, bool>> isTaken, CancellationToken cancellationToken)
        where TRow : class
    {
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Set<TRow>().AnyAsync(isTaken, cancellationToken).ConfigureAwait(false))
                return false;
            throw;
        }
    }
}
