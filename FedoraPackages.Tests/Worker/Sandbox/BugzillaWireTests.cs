using System.Net;
using System.Text.Json.Nodes;
using FedoraPackages.Connectors.Bugzilla;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Worker.Sandbox;

/// <summary>The sandbox's Bugzilla: as the real one answers, and as our connector reads it.</summary>
public sealed class BugzillaWireTests(SandboxHub sandbox) : IClassFixture<SandboxHub>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("rec_bug_2298478_fedora_kernel.json")]
    [InlineData("rec_bug_1629664_epel.json")]
    public async Task Bug_OfTheSandbox_HasTheMembersAndTypesOfTheRecordedOnes(string file)
    {
        // What the recorder asked for besides, and what only those inside see.
        var recorded = JsonNode.Parse(File.ReadAllBytes(Path.Combine(RecordedFiles.Folder("http/bugzilla"), file)))!["bugs"]![0]!.AsObject();
        string[] gone =
            [.. recorded.Select(p => p.Key).Where(k => k is "comments" or "description" || k.StartsWith("cf_", StringComparison.Ordinal)), "requestee"];
        var (_, ours) = await sandbox.JsonAsync(new Uri(sandbox.Bugzilla, "rest/bug?product=Fedora&component=kernel&limit=50"));

        Assert.Equal(["bugs", "faults", "limit", "offset", "total_matches"], ours.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.All(ours["bugs"]!.AsArray(), bug => Assert.Empty(JsonShape.Differences(bug!.AsObject(), recorded, gone, ["requestee", "data_category"])));
    }

    [Theory]
    [InlineData("rest/bug/999999999999", HttpStatusCode.NotFound, 101)]
    [InlineData("rest/bug/no-such-alias", HttpStatusCode.BadRequest, 100)]
    [InlineData("rest/bug?product=Fedora&offset=5", HttpStatusCode.BadRequest, 50)]
    [InlineData("rest/nothing", HttpStatusCode.NotFound, 32614)]
    public async Task Question_ThatCannotBe_IsRefusedWithItsNumber(string path, HttpStatusCode status, int code)
    {
        var (answered, body) = await sandbox.JsonAsync(new Uri(sandbox.Bugzilla, path));

        Assert.Equal((status, true, code), (answered, (bool)body["error"]!, (int)body["code"]!));
    }

    [Fact]
    public async Task Bug_MadePrivate_IsMissingInSearchesAndRestrictedByItsNumber()
    {
        var hidden = sandbox.World.Packages.SelectMany(p => sandbox.World.Bugs.Of(p.Name)).First(b => b.Private);
        var (_, list) = await sandbox.JsonAsync(new Uri(sandbox.Bugzilla, $"rest/bug?id={hidden.Id}"));
        var (status, body) = await sandbox.JsonAsync(new Uri(sandbox.Bugzilla, $"rest/bug/{hidden.Id}"));

        Assert.Empty(list["bugs"]!.AsArray());
        Assert.Equal((HttpStatusCode.Unauthorized, 102), (status, (int)body["code"]!));
    }

    [Theory]
    [InlineData("", 20)]
    [InlineData("&limit=0", 800)]
    [InlineData("&limit=5000", 800)]
    [InlineData("&limit=5&offset=798", 2)]
    [InlineData("&limit=5&offset=9999", 0)]
    [InlineData("&limit=7&order=nonsense", 7)]
    [InlineData("&limit=x", 20)]
    public async Task Search_WithALimit_IsCutAsBugzillaCuts(string limit, int rows)
    {
        var (_, body) = await sandbox.JsonAsync(
            new Uri(sandbox.Bugzilla, "rest/bug?product=Fedora&component=kernel&bug_status=__open__&include_fields=id" + limit));

        Assert.Equal((rows, 800), (body["bugs"]!.AsArray().Count, (int)body["total_matches"]!));
        Assert.All(body["bugs"]!.AsArray(), bug => Assert.Equal(["id"], bug!.AsObject().Select(p => p.Key)));
    }

    [Fact]
    public async Task Connector_OverTheSandbox_ReadsEveryBugWithWhatItIsTrackedAs()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Upstreams:Bugzilla:Url", sandbox.Bugzilla.ToString())]).Build();
        await using var services = new ServiceCollection().AddLogging().AddBugzilla(configuration).BuildServiceProvider();
        var bugzilla = services.GetRequiredService<BugzillaConnector>();

        var kernel = await bugzilla.BugsAsync("kernel", Ct);
        Assert.Equal((800, 800), (kernel.Total, kernel.Bugs.Select(b => b.Id).Distinct().Count()));
        Assert.Contains((await bugzilla.BugsAsync("systemd", Ct)).Bugs, b => b.Trackers.Any(
            t => t is { Kind: TrackerKind.Blocker, Release: "F45", Milestone: "Final", Accepted: true }));
        Assert.Contains((await bugzilla.BugsAsync("anaconda", Ct)).Bugs, b => b.Trackers.Any(t => t is { Kind: TrackerKind.Blocker, Accepted: false }));
        var guake = await bugzilla.BugsAsync("guake", Ct);
        Assert.Single(guake.Bugs.SelectMany(b => b.Cves).Distinct());
        Assert.Contains(guake.Bugs, b => b.Product == "Fedora EPEL");
        Assert.DoesNotContain("people.sandbox.invalid", System.Text.Encoding.UTF8.GetString(BugzillaPanels.Bugs.Write(guake)), StringComparison.Ordinal);
    }
}
