using FedoraPackages.Web.Components;
using FedoraPackages.Web.Live;

namespace FedoraPackages.Web.Hosting;

internal static class WebPipeline
{
    public static WebApplication UseWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseAntiforgery();

        app.MapStaticAssets();
        app.MapHealth();
        app.MapHub<PackageHub>(PackageHub.Path);
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
