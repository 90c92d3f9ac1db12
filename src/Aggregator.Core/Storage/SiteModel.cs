using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>The part of the model that is about sites: whether they are still as they were, and what they repeat.</summary>
internal static class SiteModel
{
    /// <summary>Adds the tables, and the indexes by which a site's history is read.</summary>
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
        modelBuilder.Entity<StoredSiteMemory>(memory =>
        {
            memory.ToTable("SiteMemories");
            memory.HasKey(m => m.Host);
            memory.Property(m => m.Host).HasMaxLength(260);
            memory.HasIndex(m => m.LearntAt);
        });
        modelBuilder.Entity<Article>().HasIndex(a => new { a.Host, a.Id });
        modelBuilder.Entity<Entry>().HasIndex(e => new { e.Host, e.Id });
    }
}
