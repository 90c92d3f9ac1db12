using Aggregator.Core.Extraction;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Articles;
using Aggregator.Worker.Dashboard.Drifts;
using Aggregator.Worker.Dashboard.Overview;
using Aggregator.Worker.Dashboard.Rules;
using Aggregator.Worker.Dashboard.Shell;
using Aggregator.Worker.Dashboard.Sources;
using Aggregator.Worker.Dashboard.Stories;
using Aggregator.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aggregator.Worker.Dashboard;

/// <summary>Puts the dashboard into a host. It needs an <c>IDbContextFactory&lt;AggregatorDb&gt;</c> among the services.</summary>
internal static class DashboardExtensions
{
    /// <summary>Registers what the pages use.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "aggregator-forms";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddOptions<DashboardOptions>().BindConfiguration("Dashboard");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<EmbeddedAssets>();
        services.AddSingleton<Totals>();
        services.AddSingleton<OverviewQuery>();
        services.AddSingleton<SourceListQuery>();
        services.AddSingleton<SourceQuery>();
        services.TryAddSingleton<SourceStore>();
        services.TryAddSingleton<AddressRestoration>();
        services.AddSingleton<ArticleListQuery>();
        services.AddSingleton<ArticleQuery>();
        services.TryAddSingleton<StoryDecisions>();
        services.AddSingleton<RelatedQuery>();
        services.AddSingleton<CopyListQuery>();
        services.AddSingleton<StoryListQuery>();
        services.AddSingleton<StoryQuery>();
        services.AddSingleton<HotListQuery>();
        services.AddSingleton<DriftQuery>();
        services.TryAddSingleton<DriftStore>();
        services.TryAddSingleton<RunLog>();
        services.TryAddSingleton(new ExtractionOptions());
        services.TryAddSingleton<IRunJournal, RunLog>();
        services.TryAddSingleton<SiteRules>();
        services.TryAddSingleton<OriginalReplay>();
        services.AddSingleton<RuleTrial>();
        return services;
    }

    /// <summary>Adds the dashboard's guards and maps its pages, forms and assets.</summary>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<HostCheck>();
        app.UseExceptionHandler(handler => handler.Run(ErrorAnswer.Write));
        app.UseAntiforgery();
        app.MapEmbeddedAssets();
        app.MapPreferences();
        app.MapSourceActions();
        app.MapStoryActions();
        app.MapDriftActions();
        app.MapRuleTrial();
        app.MapRazorComponents<App>();
        return app;
    }
}
