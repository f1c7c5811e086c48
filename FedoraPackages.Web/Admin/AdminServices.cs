using FedoraPackages.Connectors;
using FedoraPackages.Web.Admin.Actions;
using FedoraPackages.Web.Admin.Reports;
using FedoraPackages.Web.Admin.SignIn;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Web.Admin;

/// <summary>Registers what administrators need.</summary>
internal static class AdminServices
{
    public static IServiceCollection AddAdmin(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<AdminOptions>(configuration, "Admin", options => options.Fault());
        services.AddSingleton<AdminFiles>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<RefusedSignIns>();
        services.AddSingleton<SessionEnd>();
        services.AddSingleton<AdminDesk>();
        services.AddSingleton<SignInToken>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInToken>());
        return services.AddSigningIn(configuration).AddActions().AddReports();
    }

    private static IServiceCollection AddSigningIn(this IServiceCollection services, IConfiguration configuration)
    {
        var authentication = services.AddAuthentication(AdminSession.Scheme).AddCookie(AdminSession.Scheme, Configure);
        if (configuration.GetSettings<AdminOptions>("Admin").OpenIdConnect.Authority is not null)
        {
            services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, ProviderSignIn>();
            authentication.AddOpenIdConnect(AdminSession.Provider, _ => { });
        }

        services.AddSingleton<IAuthorizationHandler, AdminPolicy>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AdminRefusalHandler>();
        services.AddAuthorization(AdminPolicy.Add);
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SameSite) = ("fedora-packages-form", SameSiteMode.Strict));
        return services;
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = AdminSession.Cookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        // Strict would not be sent when the provider sends the browser back.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.SlidingExpiration = false;
        options.LoginPath = SignInEndpoints.Page;
        options.ReturnUrlParameter = "from";
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    // Who asks for a page is led to where one signs in; who sends a form or opens a connection is told no.
    private static Task Answer(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/hubs"))
            context.Response.Redirect(SignInEndpoints.Page);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static IServiceCollection AddActions(this IServiceCollection services) => services
        .AddSingleton<Refreshing>()
        .AddSingleton<BulkStart>()
        .AddSingleton<IAdminAction, RefreshPanel>()
        .AddSingleton<IAdminAction, RefreshPackage>()
        .AddSingleton<IAdminAction, RefreshKind>()
        .AddSingleton<IAdminAction, RefreshEverything>()
        .AddSingleton<IAdminAction, CancelBulk>()
        .AddSingleton<IAdminAction, Retry>()
        .AddSingleton<IAdminAction, Replay>()
        .AddSingleton<IAdminAction, Pause>()
        .AddSingleton<IAdminAction, Resume>()
        .AddSingleton<IAdminAction, SetBanner>();
}
