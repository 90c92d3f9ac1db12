using Aggregator.Core.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>The model, the same on both providers. Each provider has a context type of its own because migrations belong to one.</summary>
public abstract class AggregatorDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Sources.</summary>
    public DbSet<Source> Sources => Set<Source>();

    /// <summary>Polls.</summary>
    public DbSet<Poll> Polls => Set<Poll>();

    /// <summary>Discovered entries.</summary>
    public DbSet<Entry> Entries => Set<Entry>();

    /// <summary>Articles.</summary>
    public DbSet<Article> Articles => Set<Article>();

    /// <summary>Compressed originals.</summary>
    public DbSet<ArticleOriginal> Originals => Set<ArticleOriginal>();

    /// <summary>Visits to stored articles that are still to be made.</summary>
    public DbSet<ArticleVisit> Visits => Set<ArticleVisit>();

    /// <summary>Articles as they were before a change was seen.</summary>
    public DbSet<ArticleRevision> Revisions => Set<ArticleRevision>();

    /// <summary>Fingerprints.</summary>
    public DbSet<ArticleFingerprint> Fingerprints => Set<ArticleFingerprint>();

    /// <summary>The inverted index of near-duplicates.</summary>
    public DbSet<ShingleKey> ShingleKeys => Set<ShingleKey>();

    /// <summary>Duplicate groups.</summary>
    public DbSet<DuplicateGroup> Groups => Set<DuplicateGroup>();

    /// <summary>Why articles are in their groups.</summary>
    public DbSet<DuplicateLink> Links => Set<DuplicateLink>();

    /// <summary>What the latest articles of sites say.</summary>
    public DbSet<StoredSiteMemory> SiteMemories => Set<StoredSiteMemory>();

    /// <summary>The lanes of hosts.</summary>
    public DbSet<StoredLane> Lanes => Set<StoredLane>();

    /// <summary>Stories.</summary>
    public DbSet<Story> Stories => Set<Story>();

    /// <summary>Which groups are in which story.</summary>
    public DbSet<StoryMember> StoryMembers => Set<StoryMember>();

    /// <summary>What operators decided about stories.</summary>
    public DbSet<StoryPlacement> StoryPlacements => Set<StoryPlacement>();

    /// <summary>Decisions of operators about stories.</summary>
    public DbSet<StoryDecision> StoryDecisions => Set<StoryDecision>();

    /// <summary>What those decisions say of each text.</summary>
    public DbSet<StoryDecisionText> StoryDecisionTexts => Set<StoryDecisionText>();

    /// <summary>Telling terms of recent groups.</summary>
    public DbSet<StoryKey> StoryKeys => Set<StoryKey>();

    /// <summary>What recent articles are about.</summary>
    public DbSet<ArticleTerms> Terms => Set<ArticleTerms>();

    /// <summary>Groups that wait for their story.</summary>
    public DbSet<QueuedGroup> StoryQueue => Set<QueuedGroup>();

    /// <summary>Who may group now.</summary>
    public DbSet<GroupingState> GroupingStates => Set<GroupingState>();

    /// <summary>Subscriptions to hubs.</summary>
    public DbSet<HubSubscription> Subscriptions => Set<HubSubscription>();

    /// <summary>Outages of our own network.</summary>
    public DbSet<NetworkOutage> Outages => Set<NetworkOutage>();

    /// <summary>Sites that are no longer read as before.</summary>
    public DbSet<SiteDrift> SiteDrifts => Set<SiteDrift>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<FaultKind>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Source>(source =>
        {
            source.ToTable("Sources");
            source.Property(s => s.Url).HasMaxLength(2000);
            source.Property(s => s.UrlHash).HasMaxLength(32).IsFixedLength();
            source.Property(s => s.Name).HasMaxLength(300);
            source.Property(s => s.Title).HasMaxLength(300);
            source.Property(s => s.Folder).HasMaxLength(300);
            source.Property(s => s.Format).HasMaxLength(20);
            source.Property(s => s.SiteUrl).HasMaxLength(2000);
            source.Property(s => s.Language).HasMaxLength(40);
            source.Property(s => s.Host).HasMaxLength(260);
            source.Property(s => s.NextDueReason).HasMaxLength(300);
            source.Property(s => s.LastFaultMessage).HasMaxLength(1000);
            source.Property(s => s.ETag).HasMaxLength(1000);
            source.Property(s => s.LastModified).HasMaxLength(200);
            source.Property(s => s.ContentHash).HasMaxLength(32);
            source.Property(s => s.MovedToUrl).HasMaxLength(2000);
            source.Property(s => s.PreviousUrl).HasMaxLength(2000);
            source.Property(s => s.RejectedUrl).HasMaxLength(2000);
            source.Property(s => s.EntriesHash).HasMaxLength(32);
            source.Property(s => s.AccessSummary).HasMaxLength(300);
            source.Property(s => s.Cron).HasMaxLength(200);
            source.Property(s => s.Selector).HasMaxLength(1000);
            source.Property(s => s.ZoneEvidence).HasMaxLength(400).HasDefaultValue("");
            source.HasIndex(s => s.UrlHash).IsUnique();
            source.HasIndex(s => s.MergedIntoId);
            source.HasIndex(s => new { s.Shard, s.State, s.NextDueAt });
        });

        modelBuilder.Entity<StoredLane>(lane =>
        {
            lane.ToTable("HostLanes");
            lane.HasKey(l => l.Host);
            lane.Property(l => l.Host).HasMaxLength(260);
            lane.Property(l => l.Why).HasMaxLength(300);
            lane.HasIndex(l => new { l.Shard, l.NotBefore });
            lane.HasIndex(l => l.NotBefore);
        });

        modelBuilder.Entity<HubSubscription>(subscription =>
        {
            subscription.ToTable("HubSubscriptions");
            subscription.Property(h => h.Hub).HasMaxLength(2000);
            subscription.Property(h => h.Topic).HasMaxLength(2000);
            subscription.Property(h => h.Secret).HasMaxLength(64);
            subscription.Property(h => h.CallbackToken).HasMaxLength(64);
            subscription.Property(h => h.FaultMessage).HasMaxLength(1000);
            subscription.HasIndex(h => h.SourceId).IsUnique();
            subscription.HasIndex(h => h.CallbackToken).IsUnique();
            subscription.HasIndex(h => h.NextAttemptAt);
            subscription.HasOne<Source>().WithOne().HasForeignKey<HubSubscription>(h => h.SourceId).OnDelete(DeleteBehavior.Cascade);
        });

        modelBuilder.Entity<Poll>(poll =>
        {
            poll.ToTable("Polls");
            poll.Property(p => p.FaultMessage).HasMaxLength(1000);
            poll.Property(p => p.Format).HasMaxLength(20);
            poll.Property(p => p.Charset).HasMaxLength(40);
            poll.Property(p => p.Repairs).HasMaxLength(1000);
            poll.Property(p => p.NextDueReason).HasMaxLength(300);
            poll.HasIndex(p => new { p.SourceId, p.StartedAt });
            poll.HasIndex(p => p.StartedAt);
        });

        modelBuilder.Entity<NetworkOutage>(outage =>
        {
            outage.ToTable("NetworkOutages");
            outage.Property(o => o.Node).HasMaxLength(100);
            outage.Property(o => o.Cause).HasMaxLength(300);
            outage.HasIndex(o => o.EndedAt);
        });

        modelBuilder.Entity<Entry>(entry =>
        {
            entry.ToTable("Entries");
            entry.Property(e => e.Url).HasMaxLength(2000);
            entry.Property(e => e.UrlHash).HasMaxLength(32).IsFixedLength();
            entry.Property(e => e.Host).HasMaxLength(260);
            entry.Property(e => e.FaultMessage).HasMaxLength(1000);
            entry.Property(e => e.FeedId).HasMaxLength(1000);
            entry.Property(e => e.Title).HasMaxLength(1000);
            entry.Property(e => e.Author).HasMaxLength(300);
            entry.Property(e => e.Summary).HasMaxLength(2000);
            entry.Property(e => e.Tags).HasMaxLength(1000);
            entry.Property(e => e.ImageUrl).HasMaxLength(2000);
            entry.HasIndex(e => e.UrlHash).IsUnique();
            entry.HasIndex(e => new { e.Shard, e.State, e.NextAttemptAt });
            entry.HasIndex(e => new { e.SourceId, e.Id });
            entry.HasIndex(e => e.ArticleId);
        });

        modelBuilder.Entity<Article>(article =>
        {
            article.ToTable("Articles");
            article.Property(a => a.Url).HasMaxLength(2000);
            article.Property(a => a.UrlHash).HasMaxLength(32).IsFixedLength();
            article.Property(a => a.StatedCanonicalUrl).HasMaxLength(2000);
            article.Property(a => a.Host).HasMaxLength(260);
            article.Property(a => a.Title).HasMaxLength(1000);
            article.Property(a => a.OriginalTitle).HasMaxLength(1000);
            article.Property(a => a.Authors).HasMaxLength(1000);
            article.Property(a => a.Byline).HasMaxLength(1000);
            article.Property(a => a.SyndicationCredit).HasMaxLength(300);
            article.Property(a => a.Language).HasMaxLength(10);
            article.Property(a => a.ImageUrl).HasMaxLength(2000);
            article.Property(a => a.ImageCredit).HasMaxLength(300);
            article.Property(a => a.Section).HasMaxLength(300);
            article.Property(a => a.Tags).HasMaxLength(1000);
            article.Property(a => a.SiteName).HasMaxLength(300);
            article.Property(a => a.Description).HasMaxLength(2000);
            article.Property(a => a.Strategy).HasMaxLength(60);
            article.HasIndex(a => a.UrlHash).IsUnique();
            article.HasIndex(a => a.EntryId).IsUnique();
            article.HasIndex(a => new { a.GroupId, a.Id });
            article.HasIndex(a => new { a.SourceId, a.Id });
            article.HasIndex(a => a.StoredAt);
        });

        modelBuilder.Entity<ArticleOriginal>(original =>
        {
            original.ToTable("ArticleOriginals");
            original.HasKey(o => o.ArticleId);
            original.Property(o => o.ArticleId).ValueGeneratedNever();
            original.Property(o => o.ContentType).HasMaxLength(300);
            original.Property(o => o.Charset).HasMaxLength(40);
            original.HasIndex(o => o.FetchedAt);
            original.HasOne<Article>().WithOne().HasForeignKey<ArticleOriginal>(o => o.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });

        modelBuilder.Entity<ArticleVisit>(visit =>
        {
            visit.ToTable("ArticleVisits");
            visit.HasKey(v => v.ArticleId);
            visit.Property(v => v.ArticleId).ValueGeneratedNever();
            visit.Property(v => v.Host).HasMaxLength(260);
            visit.Property(v => v.ETag).HasMaxLength(1000);
            visit.Property(v => v.LastModified).HasMaxLength(200);
            visit.Property(v => v.FaultMessage).HasMaxLength(1000);
            visit.HasIndex(v => new { v.Shard, v.DueAt });
            visit.HasOne<Article>().WithOne().HasForeignKey<ArticleVisit>(v => v.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });

        modelBuilder.Entity<ArticleRevision>(revision =>
        {
            revision.ToTable("ArticleRevisions");
            revision.Property(r => r.Title).HasMaxLength(1000);
            revision.HasIndex(r => r.ArticleId);
            revision.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });

        modelBuilder.Entity<ArticleFingerprint>(fingerprint =>
        {
            fingerprint.ToTable("ArticleFingerprints");
            fingerprint.HasKey(f => f.ArticleId);
            fingerprint.Property(f => f.ArticleId).ValueGeneratedNever();
            fingerprint.HasIndex(f => f.ExactHash);
            fingerprint.HasOne<Article>().WithOne().HasForeignKey<ArticleFingerprint>(f => f.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });

        modelBuilder.Entity<ShingleKey>(key =>
        {
            key.ToTable("ShingleKeys");
            key.HasKey(k => new { k.Key, k.ArticleId });
            key.Property(k => k.Key).ValueGeneratedNever();
        });

        modelBuilder.Entity<DuplicateGroup>(group =>
        {
            group.ToTable("DuplicateGroups");
            group.Property(g => g.Id).ValueGeneratedNever();
            group.Property(g => g.Origin).HasMaxLength(300);
            group.Property(g => g.Reasons).HasMaxLength(1000);
            group.HasIndex(g => new { g.Size, g.ChangedAt });
        });

        modelBuilder.Entity<DuplicateLink>(link =>
        {
            link.ToTable("DuplicateLinks");
            link.HasKey(l => l.ArticleId);
            link.Property(l => l.ArticleId).ValueGeneratedNever();
            link.Property(l => l.Relation).HasMaxLength(20);
            link.Property(l => l.Evidence).HasMaxLength(1000);
            link.HasOne<Article>().WithOne().HasForeignKey<DuplicateLink>(l => l.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });

        StoryModel.Configure(modelBuilder);
        SiteModel.Configure(modelBuilder);
    }
}
