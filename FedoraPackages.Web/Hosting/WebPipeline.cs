using FedoraPackages.Web.Admin;
using FedoraPackages.Web.Components;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.CookiePolicy;

namespace FedoraPackages.Web.Hosting;

internal static class WebPipeline
{
    public static WebApplication UseWeb(this WebApplication app)
    {
        WebSettings.Warn(app.Configuration, app.Logger);
        app.UseSecurityHeaders();
        app.Use(AnswerHeadAsGet);
        app.UseOneAddress();
        app.UsePageCompression();
        app.UseRouting();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseCookiePolicy(new CookiePolicyOptions
        {
            Secure = CookieSecurePolicy.Always,
            HttpOnly = HttpOnlyPolicy.Always,
            MinimumSameSitePolicy = SameSiteMode.Lax
        });
        app.UseSameOrigin(app.Services.GetRequiredService<Refusals>());
        app.UseMiddleware<ConnectionLimit>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets();
        app.MapHealth();
        ConnectionLimit.Map(app);
        app.MapAdmin();
        app.MapHub<PackageHub>(PackageHub.Path);
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    // Pages are mapped for GET only, and a HEAD would fall to the page for unknown addresses. The server leaves the body out by itself.
    private static Task AnswerHeadAsGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }
}
