using System.Diagnostics;
using System.Net;
using FedoraPackages.Tests.Benchmarks;
using FedoraPackages.Tests.Connectors.Upstreams;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Bodhi and Bugzilla on their bad days: only their own panels go dark.</summary>
public sealed class DarkServicesTests
{
    private readonly List<TimeSpan> waits = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_BodhiAnsweringHtmlAndBugzillaHanging_DarkenOnlyTheirPanelsAndSaySinceWhen()
    {
        await using var koji = await KojiInBetween.StartAsync();
        await using var bodhi = await RestInBetween.StartAsync("Bodhi");
        await using var bugzilla = await RestInBetween.StartAsync("Bugzilla");
        await using var site = await Site.StartAsync(koji, bodhi, bugzilla);
        foreach (var path in new[] { "/packages/guake", "/packages/guake/builds", "/packages/guake/updates", "/packages/guake/bugs" })
            await Eventually.TrueAsync(async () => !(await site.HtmlAsync(path)).Contains("class=\"skeleton\"", StringComparison.Ordinal), $"{path} is whole");

        bodhi.Fault = context => ScriptedServer.Send(context, "<html>Making sure you are not a bot</html>"u8.ToArray(), "text/html");
        bugzilla.Fault = ScriptedServer.Hang;
        var started = site.Story.StartBuild("guake", "F44");
        await site.TellAsync([.. started.Messages, .. site.Story.FileBug("guake", "something new").Messages, .. site.Story.Vote(Alias(site), 0)]);

        await SaysAsync(site, "/packages/guake/updates", "Bodhi is not answering since", "shown:", Alias(site));
        await SaysAsync(site, "/packages/guake/bugs", "Bugzilla is not answering since", "shown:", " open");
        await SaysAsync(site, "/packages/guake/builds", started.Build.Nvr, "building");
        Assert.DoesNotContain("is not answering", await site.HtmlAsync("/packages/guake/builds"), StringComparison.Ordinal);
        // The matrix goes on with what Koji says, beside what Bodhi said last.
        await SaysAsync(
            site, "/packages/guake", "Bodhi is not answering since", $"{started.Build.Version}-{started.Build.Release.Split('.')[0]}</a>", "building");
        Assert.DoesNotContain("Koji is not answering", await site.HtmlAsync("/packages/guake"), StringComparison.Ordinal);

        (bodhi.Fault, bugzilla.Fault) = (null, null);
        await Eventually.TrueAsync(
            async () => (await site.HtmlAsync("/packages/guake/bugs")).Contains("something new", StringComparison.Ordinal),
            "Bugzilla's panel heals by itself", 90);
        await Eventually.TrueAsync(
            async () => !(await site.HtmlAsync("/packages/guake")).Contains("is not answering", StringComparison.Ordinal), "Bodhi's panel heals by itself", 90);
        Assert.InRange(new Spread(waits).P50, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    private static string Alias(Site site) => site.World.Updates.Of(site.World.PackageNamed("guake")!).First(u => u.Release.Name == "F44").Alias;

    private async Task SaysAsync(Site site, string path, params string[] words)
    {
        await Eventually.TrueAsync(
            async () =>
            {
                var watch = Stopwatch.StartNew();
                using var response = await site.Client.GetAsync(path, Ct);
                var html = await response.Content.ReadAsStringAsync(Ct);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                waits.Add(watch.Elapsed);
                return words.All(word => html.Contains(word, StringComparison.Ordinal));
            },
            $"{path} says {string.Join(", ", words)}",
            60);
    }
}
