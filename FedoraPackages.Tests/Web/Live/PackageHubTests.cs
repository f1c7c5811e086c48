using System.Threading.Channels;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace FedoraPackages.Tests.Web.Live;

public sealed class PackageHubTests(ScriptedSite site) : IClassFixture<ScriptedSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_KnownPackage_HearsAndLeavesNothingBehind()
    {
        using var browser = await site.ReadyAsync(Ct);
        var heard = Channel.CreateUnbounded<PanelNotice>();
        var connection = await ConnectAsync();
        connection.On<PanelNotice>(PackageHub.PanelRefreshed, notice => heard.Writer.TryWrite(notice));
        await connection.InvokeAsync("Watch", "guake", Ct);

        site.Subscriptions.Publish(KojiPanels.Builds.For("guake"), 42);

        Assert.Equal(new PanelNotice("builds", "guake", 42), await heard.Reader.ReadAsync(Ct));
        await connection.DisposeAsync();
        Assert.True(SpinWait.SpinUntil(() => site.Subscriptions.Count == 0, TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData("../guake")]
    [InlineData("")]
    public async Task Watch_UnknownPackage_IsRefused(string package)
    {
        using var browser = await site.ReadyAsync(Ct);
        await using var connection = await ConnectAsync();

        var refusal = await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync("Watch", package, Ct));

        Assert.EndsWith("no such package", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, site.Subscriptions.Count);
    }

    private async Task<HubConnection> ConnectAsync()
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(site.Server.BaseAddress, PackageHub.Path), o =>
            {
                o.Transports = HttpTransportType.LongPolling;
                o.HttpMessageHandlerFactory = _ => site.Server.CreateHandler();
            })
            .Build();
        await connection.StartAsync(Ct);
        return connection;
    }
}
