using System.Diagnostics;
using System.Net;
using System.Text;
using FedoraPackages.Tests.Benchmarks;
using FedoraPackages.Tests.Connectors.Upstreams;
using Microsoft.AspNetCore.Http;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Koji on its bad days, seen from a reader's chair.</summary>
public sealed class UpstreamFaultsTests
{
    private readonly List<TimeSpan> waits = [];

    public static TheoryData<string> Faults => ["status 500", "hangs", "half an answer", "HTML with 200", "entity bomb", "a gigabyte"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Koji_Misbehaves_PageHasTheLastGoodAnswerWithItsAgeAndTheFailureAndHealsByItself(string fault)
    {
        await using var koji = await KojiInBetween.StartAsync();
        await using var site = await Site.StartAsync(koji);
        await Eventually.TrueAsync(
            async () => (await site.HtmlAsync("/packages/guake/builds")).Contains("guake-", StringComparison.Ordinal), "the page is whole");

        koji.Fault = context => MisbehaveAsync(fault, context);
        var started = site.Story.StartBuild("guake", "Rawhide");
        await site.TellAsync(started.Messages);
        await Eventually.TrueAsync(
            async () => (await PageAsync(site)).Contains("Koji is not answering", StringComparison.Ordinal), "the page tells the failure", 60);
        var page = await PageAsync(site);
        Assert.Contains("guake-", page, StringComparison.Ordinal);
        Assert.Contains("checked", page, StringComparison.Ordinal);
        Assert.DoesNotContain(started.Build.Nvr, page, StringComparison.Ordinal);

        koji.Fault = null;
        await Eventually.TrueAsync(async () => (await PageAsync(site)).Contains(started.Build.Nvr, StringComparison.Ordinal), "the panel heals by itself", 90);
        Assert.DoesNotContain("is not answering", await PageAsync(site), StringComparison.Ordinal);
        // Whoever waits for Koji waits every time; a machine that is busy makes one page in some slow.
        Assert.InRange(new Spread(waits).P50, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Koji_DownForAColdPackage_PageSaysSoWithinASecond()
    {
        await using var koji = await KojiInBetween.StartAsync();
        await using var site = await Site.StartAsync(koji);
        koji.Fault = context => MisbehaveAsync("hangs", context);

        // Each of them cold; the machine may be busy during the first.
        foreach (var package in new[] { "guake", "bash", "vim", "git", "zsh" })
            Assert.Contains("<h1", await PageAsync(site, package), StringComparison.Ordinal);
        Assert.InRange(waits.Min(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private async Task<string> PageAsync(Site site, string package = "guake")
    {
        var watch = Stopwatch.StartNew();
        using var response = await site.Client.GetAsync($"/packages/{package}/builds", Ct);
        var html = await response.Content.ReadAsStringAsync(Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        waits.Add(watch.Elapsed);
        return html;
    }

    private static Task MisbehaveAsync(string fault, HttpContext context) => fault switch
    {
        "status 500" => ScriptedServer.Status(context, 500),
        "hangs" => ScriptedServer.Hang(context),
        "half an answer" => ScriptedServer.SendHalf(
            context, Encoding.UTF8.GetBytes("<?xml version='1.0'?><methodResponse><params><param><value><array><data>" + new string(' ', 4096))),
        "HTML with 200" => ScriptedServer.Send(context, "<html><body>Making sure you are not a bot</body></html>"u8.ToArray(), "text/html"),
        "entity bomb" => ScriptedServer.Send(context, "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><methodResponse><params><param><value>&b;</value></param></params></methodResponse>"u8.ToArray()),
        _ => GigabyteAsync(context),
    };

    private static async Task GigabyteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/xml";
        await context.Response.Body.WriteAsync("<?xml version='1.0'?><methodResponse><params><param><value><string>"u8.ToArray(), context.RequestAborted);
        var chunk = new byte[1 << 20];
        Array.Fill(chunk, (byte)'a');
        for (var i = 0; i < 1024 && !context.RequestAborted.IsCancellationRequested; i++)
            await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
    }
}
