using System.Collections.Concurrent;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Tests.Connectors.Upstreams;
using FedoraPackages.Web.Live;
using FedoraPackages.Worker.Sandbox.World;
using MassTransit;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Whatever happens at the same time: nothing about a package ever carries another package's data.</summary>
public sealed class NoMixingTests
{
    private const int Packages = 20;
    private const int Visitors = 6;
    private const int Steps = 80;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Site_AnyInterleaving_NeverMixesPackages(int seed)
    {
        await using var koji = await KojiInBetween.StartAsync();
        await using var site = await Site.StartAsync(koji);
        string[] packages =
            [.. site.World.Packages.Where(p => p.Builds.Count > 0 && p.LivesIn(site.World.Releases.Rawhide)).Take(Packages).Select(p => p.Name)];
        var check = new MixingCheck(new KnownBuilds(site.World).IsOf);
        await ListenAsync(site.Services, check);
        await using var hub = await WatchAsync(site, packages[..(Packages / 2)], check);
        // Half begins warm, so that there is something to mix up even when Koji stumbles at once and is left alone for a while.
        using var warm = await Watching.BeginAsync(site.Services, packages[..(Packages / 2)]);
        var tale = new RandomTale(site.Story, packages);

        var visitors = Enumerable.Range(1, Visitors).Select(n => new RandomVisitor(site, koji, tale, packages, check, (seed * 100) + n)).ToList();
        await Task.WhenAll(visitors.Select(visitor => Task.Run(() => visitor.RunAsync(Steps), Ct)));

        Assert.Empty(check.Found);
        // A machine that stands still may cost each visitor one reading; a store that does not answer costs more.
        Assert.InRange(visitors.Sum(visitor => visitor.Unanswered), 0, Visitors);
        await Eventually.TrueAsync(() => check.Strays.Count == 0, "every notice is of a generation of the panel it names");
        Assert.InRange(check.Rows, 500, int.MaxValue);
        Assert.InRange(check.Noticed, 5, int.MaxValue);
    }

    [Fact]
    public async Task Koji_AnswersAboutAnotherPackage_IsRefusedAndTheLastGoodAnswerStays()
    {
        await using var koji = await KojiInBetween.StartAsync();
        await using var site = await Site.StartAsync(koji);
        using var watching = await Watching.BeginAsync(site.Services, "guake");
        var before = ShownBuilds.In(await site.HtmlAsync("/packages/guake/builds"));
        var other = await AboutAsync(site.SandboxKoji, "bash");

        koji.Fault = context => ScriptedServer.Send(context, other);
        await site.TellAsync(site.Story.StartBuild("guake", "Rawhide").Messages);

        var html = "";
        await Eventually.TrueAsync(
            async () => (html = await site.HtmlAsync("/packages/guake/builds")).Contains("Koji is not answering", StringComparison.Ordinal),
            "the page tells the failure");
        Assert.Equal(before, ShownBuilds.In(html));
    }

    [Fact]
    public async Task Check_APlantedMixUp_IsFound()
    {
        await using var site = new CannedSite(["bash", "guake"], new CannedBuilds { Owner = _ => "bash" });
        using var client = await site.ReadyAsync();
        var check = new MixingCheck((package, nevr) => nevr.StartsWith(package + "-", StringComparison.Ordinal));
        var (guake, bash) = (KojiPanels.Builds.For("guake"), KojiPanels.Builds.For("bash"));

        check.Panel(bash, await site.Reader.ReadAsync(KojiPanels.Builds, bash, Ct));
        Assert.Empty(check.Found);

        check.Panel(guake, await site.Reader.ReadAsync(KojiPanels.Builds, guake, Ct));
        Assert.Contains("the panel of guake has " + CannedBuilds.Nvr("bash", 1), check.Found);
        check.Html("guake", await client.GetStringAsync(new Uri("/packages/guake/builds", UriKind.Relative), Ct));
        Assert.Contains("the page of guake has " + CannedBuilds.Nvr("bash", 1), check.Found);

        check.Announce(bash, 7);
        check.Notice([guake], guake, 7);
        Assert.Equal([(guake, 7)], check.Strays);
    }

    /// <summary>Notes what the worker announces on our bus, beside the site's own consumer.</summary>
    private static async Task ListenAsync(IServiceProvider services, MixingCheck check) =>
        await services.GetRequiredService<IReceiveEndpointConnector>().ConnectReceiveEndpoint("overheard", (_, endpoint) =>
            endpoint.Handler<PanelRefreshed>(context =>
            {
                check.Announce(context.Message.Key, context.Message.Generation);
                return Task.CompletedTask;
            })).Ready;

    private static async Task<HubConnection> WatchAsync(Site site, string[] packages, MixingCheck check)
    {
        PanelKey[] watched = [.. packages.SelectMany(p => Kinds.Select(kind => kind.For(p)))];
        var connection = new HubConnectionBuilder().WithUrl(new Uri(site.Url, PackageHub.Path)).Build();
        connection.On<PanelNotice>(PackageHub.PanelRefreshed, notice => check.Notice(watched, KindOf(notice).For(notice.Package), notice.Generation));
        await connection.StartAsync(Ct);
        foreach (var package in packages)
            await connection.InvokeAsync("Watch", package, Ct);
        return connection;
    }

    /// <summary>What Koji says when it is asked for the builds of a package.</summary>
    private static async Task<byte[]> AboutAsync(Uri hub, string package)
    {
        KojiCall[] calls = [KojiCall.PackageId(package), KojiCall.CountBuilds(package), KojiCall.NewestBuilds(package)];
        using var client = new HttpClient();
        using var question = new ByteArrayContent(XmlRpcWriter.Call("multiCall", XmlRpcValue.Array(calls.Select(call => call.Value))));
        question.Headers.ContentType = new("text/xml");
        using var answer = await client.PostAsync(hub, question, Ct);
        return await answer.Content.ReadAsByteArrayAsync(Ct);
    }

    /// <summary>The builds of each package, looked up again when one is not among them: the world only grows.</summary>
    private sealed class KnownBuilds(SandboxWorld world)
    {
        private readonly ConcurrentDictionary<string, HashSet<string>> byPackage = new(StringComparer.Ordinal);

        public bool IsOf(string package, string nevr) =>
            (byPackage.TryGetValue(package, out var known) && known.Contains(nevr)) ||
            (byPackage[package] = [.. ShownBuilds.Truth(world, package).Select(b => b.Nevr)]).Contains(nevr);
    }

    private static IReadOnlyList<PanelKind> Kinds { get; } = [KojiPanels.Builds, ReleasePanels.Tagged, BodhiPanels.Updates, BugzillaPanels.Bugs];

    private static PanelKind KindOf(PanelNotice notice) => Kinds.Single(kind => kind.Name == notice.Panel);
}
