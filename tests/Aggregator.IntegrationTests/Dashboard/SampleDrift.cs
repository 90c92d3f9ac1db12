using Aggregator.Core.Diagnostics;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

/// <summary>Lays over the sample news sites that changed: two alarms that are open, one that is over and one that was accepted.</summary>
internal static class SampleDrift
{
    public static async Task Seed(DashboardHost host)
    {
        await using var db = host.Databases.CreateDbContext();
        var now = DateTimeOffset.UtcNow;
        var articles = await db.Articles.OrderBy(article => article.Id).Take(6).Select(article => article.Id).ToListAsync();
        var pages = await db.Entries.OrderByDescending(entry => entry.Id).Take(2).ToListAsync();
        foreach (var page in pages)
            (page.State, page.Fault, page.FaultMessage) = (EntryState.Rejected, FaultKind.NotAnArticle, $"{page.Url} is a list page, not an article.");
        db.SiteDrifts.AddRange(
            new SiteDrift
            {
                Host = "old.example",
                Since = now.AddDays(-9),
                NoticedAt = now.AddDays(-8),
                EndedAt = now.AddDays(-2),
                Kinds = "Author",
                Sentences = "No author on the page of 18 of the last 20 articles; before, 97 % had one.",
            },
            new SiteDrift
            {
                Host = "new-look.example",
                Since = now.AddDays(-12),
                NoticedAt = now.AddDays(-11),
                EndedAt = now.AddDays(-3),
                AcceptedAt = now.AddDays(-3),
                Kinds = "FewerHeadings",
                Sentences = "Headings are missing: median 0 instead of 4 over the last 20 articles.",
            },
            new SiteDrift
            {
                Host = "uplandpost.example",
                Since = now.AddHours(-30),
                NoticedAt = now.AddHours(-20),
                Kinds = "Pages",
                Sentences = "No article on 19 of the last 20 pages; before, 96 % were articles.",
                BeforeArticles = $"{articles[5]} {articles[4]}",
                AfterEntries = string.Join(' ', pages.Select(page => page.Id)),
            },
            new SiteDrift
            {
                Host = "harbour.example",
                Since = now.AddHours(-7),
                NoticedAt = now.AddHours(-2),
                Kinds = "Shorter\nAuthor",
                Sentences = "18 % of the text of before: median 412 letters instead of 2,310 over the last 20 articles.\nNo author on the page of 18 of the last 20 articles; before, 97 % had one.",
                BeforeArticles = $"{articles[1]} {articles[0]}",
                AfterArticles = $"{articles[3]} {articles[2]}",
            });
        await db.SaveChangesAsync();
    }
}
