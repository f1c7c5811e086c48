using System.Net;
using System.Security.Claims;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Web.Admin;
using FedoraPackages.Web.Admin.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Tests.EndToEnd.Admin;

/// <summary>Who is no administrator sees nothing and does nothing, over HTTP and the hubs, and the log says so.</summary>
public sealed class AdminRefusalTests : IClassFixture<AdminRefusalTests.OneSite>
{
    private readonly Site site;

    public AdminRefusalTests(OneSite one)
    {
        site = one.Site;
        site.ForgetRefused();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SiteControls Controls => site.Services.GetRequiredService<SharedDocument<SiteControls>>().Current;

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin?package=guake")]
    [InlineData("/admin/messages")]
    [InlineData("/admin/services")]
    [InlineData("/admin/store")]
    [InlineData("/admin/site")]
    [InlineData("/admin/nothing")]
    public async Task Page_Visitor_IsLedToTheSignIn(string path)
    {
        using var visitor = new AdminClient(site);
        using var answer = await visitor.GetAsync(path);

        Assert.Equal((HttpStatusCode.Found, "/admin/sign-in"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Empty(await answer.Content.ReadAsStringAsync(Ct));
        Refused("not signed in");
    }

    [Fact]
    public async Task Cookie_Forged_IsNone()
    {
        using var visitor = await AdminClient.SignInAsync(site);
        var cookie = visitor.Cookies[AdminSession.Cookie];
        visitor.Cookies[AdminSession.Cookie] = cookie[..40] + (cookie[40] == 'A' ? 'B' : 'A') + cookie[41..];
        using var answer = await visitor.GetAsync("/admin");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Refused("forged, damaged or too old");
    }

    [Fact]
    public async Task Cookie_RunOut_IsNone()
    {
        var format = site.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(AdminSession.Scheme).TicketDataFormat;
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        using var visitor = new AdminClient(site);

        // Once with a ticket that says so itself, and once with one that only its session says it of.
        foreach (var expires in new[] { past, past.AddHours(1) })
        {
            var ticket = new AuthenticationTicket(
                AdminSession.Begin("alice", past), new AuthenticationProperties { IssuedUtc = past.AddHours(-1), ExpiresUtc = expires }, AdminSession.Scheme);
            visitor.Cookies[AdminSession.Cookie] = format.Protect(ticket);
            using var page = await visitor.GetAsync("/admin");
            Assert.NotEqual(HttpStatusCode.OK, page.StatusCode);
        }

        Refused("forged, damaged or too old");
        Refused("the session has run out");
    }

    [Fact]
    public async Task Cookie_OfSomebodyElse_IsNone()
    {
        var format = site.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(AdminSession.Scheme).TicketDataFormat;
        using var visitor = new AdminClient(site);
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "mallory")], AdminSession.Scheme));
        visitor.Cookies[AdminSession.Cookie] = format.Protect(new AuthenticationTicket(user, AdminSession.Scheme));
        using var page = await visitor.GetAsync("/admin");

        Assert.NotEqual(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Form_Visitor_IsRefused()
    {
        using var visitor = new AdminClient(site);
        var antiforgery = await visitor.FormTokenAsync("/admin/sign-in");
        using var answer = await visitor.PostAsync("/admin/act/pause", antiforgery, ("subject", "Koji"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(Controls.Paused);
        Refused("POST /admin/act/{action}: not signed in");
    }

    [Fact]
    public async Task Form_WithoutItsAntiforgeryToken_IsRefused()
    {
        using var admin = await AdminClient.SignInAsync(site);
        using var visitor = new AdminClient(site);
        foreach (var antiforgery in new[] { null, "forged", await visitor.FormTokenAsync("/admin/sign-in") })
        {
            foreach (var path in new[] { "/admin/act/pause", "/admin/sign-out" })
            {
                using var answer = await admin.PostAsync(path, antiforgery, ("subject", "Koji"));
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            }
        }

        Assert.Empty(Controls.Paused);
        await admin.HtmlAsync("/admin");
        Refused("/admin/act/{action}: without a valid antiforgery token");
        Refused("/admin/sign-out: without a valid antiforgery token");
    }

    [Fact]
    public async Task Token_WrongOrUsed_OpensNothing()
    {
        var used = AdminClient.TokenOf(site);
        using var first = await AdminClient.SignInAsync(site);
        using var visitor = new AdminClient(site);
        var antiforgery = await visitor.FormTokenAsync("/admin/sign-in");
        foreach (var token in new[] { "", "wrong", used })
        {
            using var answer = await visitor.PostAsync("/admin/sign-in/token", antiforgery, ("token", token));
            Assert.Equal("/admin/sign-in?refused=token", answer.Headers.Location?.ToString());
        }

        Assert.DoesNotContain(AdminSession.Cookie, visitor.Cookies.Keys);
        Refused("a wrong or used token");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(site.Services.GetRequiredService<AdminFiles>().PathOf(SignInToken.File)));
    }

    [Fact]
    public async Task Hub_Visitor_IsNotConnected()
    {
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(site.Url, AdminHub.Path)).Build();

        await Assert.ThrowsAsync<HttpRequestException>(() => connection.StartAsync(Ct));
        Refused("not signed in");
    }

    [Fact]
    public async Task Hub_SessionEndedMeanwhile_DoesNothingMore()
    {
        using var admin = await AdminClient.SignInAsync(site);
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(site.Url, AdminHub.Path), o => o.Headers.Add("Cookie", $"{AdminSession.Cookie}={admin.Cookies[AdminSession.Cookie]}")).Build();
        await connection.StartAsync(Ct);
        Assert.Equal("Koji is paused", await connection.InvokeAsync<string>("Act", "pause", "Koji", Ct));
        Assert.Equal("Koji goes on", await connection.InvokeAsync<string>("Act", "resume", "Koji", Ct));

        using var gone = await admin.PostAsync("/admin/sign-out", await admin.FormTokenAsync("/admin"));
        await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync<string>("Act", "pause", "Koji", Ct));

        Assert.Empty(Controls.Paused);
        Refused("pause over the hub");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    public async Task Hub_FromAPageOfAnotherSite_IsNotConnectedWhateverCookieComesAlong(string origin)
    {
        using var admin = await AdminClient.SignInAsync(site);
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(site.Url, AdminHub.Path), o =>
            {
                o.Headers.Add("Cookie", $"{AdminSession.Cookie}={admin.Cookies[AdminSession.Cookie]}");
                o.Headers.Add("Origin", origin);
            })
            .Build();

        await Assert.ThrowsAsync<HttpRequestException>(() => connection.StartAsync(Ct));
        Refused("it comes from a page of another site");
    }

    [Fact]
    public async Task Hub_OfPackages_HasNoSuchMethods()
    {
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(site.Url, "/hubs/packages")).Build();
        await connection.StartAsync(Ct);

        await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync<string>("Act", "pause", "Koji", Ct));
        Assert.Empty(Controls.Paused);
    }

    /// <summary>One site for all of them: whoever is refused changes nothing.</summary>
    public sealed class OneSite : IAsyncLifetime
    {
        internal Site Site { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Site = await Site.StartAsync();

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }

    private void Refused(string what) => Assert.Contains(site.Refused, line => line.Contains(what, StringComparison.Ordinal));
}
