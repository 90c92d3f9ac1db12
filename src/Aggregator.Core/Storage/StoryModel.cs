using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>The part of the model that stories are kept in.</summary>
internal static class StoryModel
{
    /// <summary>Adds the tables.</summary>
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Story>(story =>
        {
            story.ToTable("Stories");
            story.Property(s => s.Title).HasMaxLength(1000);
            story.Property(s => s.Language).HasMaxLength(10);
            story.Property(s => s.Category).HasMaxLength(300);
            story.HasIndex(s => new { s.State, s.LastAt });
            story.HasIndex(s => s.MergedIntoId);
        });

        modelBuilder.Entity<StoryMember>(member =>
        {
            member.ToTable("StoryMembers");
            member.HasKey(m => m.GroupId);
            member.Property(m => m.GroupId).ValueGeneratedNever();
            member.HasIndex(m => m.StoryId);
        });

        modelBuilder.Entity<StoryPlacement>(placement =>
        {
            placement.ToTable("StoryPlacements");
            placement.HasKey(p => p.ArticleId);
            placement.Property(p => p.ArticleId).ValueGeneratedNever();
            placement.HasIndex(p => p.StoryId);
        });

        modelBuilder.Entity<StoryKey>(key =>
        {
            key.ToTable("StoryKeys");
            key.HasKey(k => new { k.Term, k.GroupId });
            key.Property(k => k.Term).ValueGeneratedNever();
            key.HasIndex(k => k.GroupId);
        });

        modelBuilder.Entity<ArticleTerms>(terms =>
        {
            terms.ToTable("ArticleTerms");
            terms.HasKey(t => t.ArticleId);
            terms.Property(t => t.ArticleId).ValueGeneratedNever();
            terms.HasOne<Article>().WithOne().HasForeignKey<ArticleTerms>(t => t.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });

        modelBuilder.Entity<QueuedGroup>(queued =>
        {
            queued.ToTable("StoryQueue");
            queued.HasKey(q => q.GroupId);
            queued.Property(q => q.GroupId).ValueGeneratedNever();
        });

        modelBuilder.Entity<GroupingState>(state =>
        {
            state.ToTable("GroupingState");
            state.Property(g => g.Id).ValueGeneratedNever();
            state.Property(g => g.Owner).HasMaxLength(100);
        });
    }
}
