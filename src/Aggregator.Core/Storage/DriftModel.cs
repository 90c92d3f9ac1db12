using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>The part of the model that tells whether sites are still as they were.</summary>
internal static class DriftModel
{
    /// <summary>Adds the table, and the indexes by which a site's history is read.</summary>
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SiteDrift>(drift =>
        {
            drift.ToTable("SiteDrifts");
            drift.Property(d => d.Host).HasMaxLength(260);
            drift.Property(d => d.Kinds).HasMaxLength(300);
            drift.Property(d => d.Sentences).HasMaxLength(4000);
            drift.Property(d => d.BeforeArticles).HasMaxLength(200);
            drift.Property(d => d.AfterArticles).HasMaxLength(200);
            drift.Property(d => d.AfterEntries).HasMaxLength(200);
            drift.HasIndex(d => new { d.Host, d.Id });
            drift.HasIndex(d => d.EndedAt);
        });
        modelBuilder.Entity<Article>().HasIndex(a => new { a.Host, a.Id });
        modelBuilder.Entity<Entry>().HasIndex(e => new { e.Host, e.Id });
    }
}
