using System.Security.Claims;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Web.Admin;
using FedoraPackages.Web.Admin.Actions;
using FedoraPackages.Web.Admin.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;

namespace FedoraPackages.Tests.Web.Admin;

/// <summary>What an administrator's components need to be drawn, and somebody who looks at them.</summary>
internal sealed class AdminDrawing : IAsyncDisposable
{
    private readonly Somebody somebody = new();
    private readonly string folder = Directory.CreateTempSubdirectory("admin-").FullName;

    public AdminDrawing() => At = new Drawing(more: Add);

    private void Add(Drawing drawing)
    {
        var services = drawing.Services;
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.Configure<StorageOptions>(o => o.Directory = folder);
        services.AddFakeLogging();
        services.AddAuthorizationCore(AdminPolicy.Add);
        services.AddSingleton<IAuthorizationService, DefaultAuthorizationService>();
        services.AddSingleton<IAuthorizationHandler, AdminPolicy>();
        services.AddSingleton<AuthenticationStateProvider>(somebody);
        services.AddSingleton(new Journal<AuditEntry>("audit", 500, OperationsJson.Default.AuditEntry, drawing.Store));
        services.AddSingleton<AdminFiles>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton(new Journal<MessageNote>("messages", 500, OperationsJson.Default.MessageNote, drawing.Store));
        services.AddSingleton<Refusals>();
        services.AddSingleton<RefusedSignIns>();
        services.AddKojiPanels().AddReleasesPanels().AddBodhiPanels().AddBugzillaPanels();
        services.AddSingleton<AdminDesk>();
        services.AddSingleton<IAdminAction, Pause>();
        services.AddSingleton<IAdminAction, SetBanner>();
        services.AddSingleton<IAdminAction, CancelBulk>();
        services.AddSingleton(SiteDocuments.Bulk);
        services.AddSingleton<SharedDocument<BulkHistory>>();
    }

    public Drawing At { get; }

    public ClaimsPrincipal User => somebody.User;

    public AdminDesk Desk => At.Services.GetRequiredService<AdminDesk>();

    public AuditLog Audit => At.Services.GetRequiredService<AuditLog>();

    public Journal<MessageNote> Messages => At.Services.GetRequiredService<Journal<MessageNote>>();

    public RefusedSignIns RefusedSignIns => At.Services.GetRequiredService<RefusedSignIns>();

    public string AuditFile => Path.Combine(folder, AuditLog.File);

    public IEnumerable<string> Logged => At.Services.GetRequiredService<FakeLogCollector>().GetSnapshot().Select(r => r.Message);

    public void SignIn(TimeSpan lasts) => somebody.User = AdminSession.Begin("alice", At.Clock.GetUtcNow() + lasts);

    public async ValueTask DisposeAsync()
    {
        await At.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Somebody : AuthenticationStateProvider
    {
        public ClaimsPrincipal User { get; set; } = new(new ClaimsIdentity());

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(User));
    }
}
