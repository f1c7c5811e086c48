using System.Net;
using System.Text.Json.Nodes;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Worker.Sandbox;

/// <summary>The sandbox's Bodhi: as the real one answers, and as our connector reads it.</summary>
public sealed class BodhiWireTests(SandboxHub sandbox) : IClassFixture<SandboxHub>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Release_OfTheSandbox_HasTheMembersAndTypesOfTheRecordedOnes()
    {
        var recorded = JsonNode.Parse(
            File.ReadAllBytes(Path.Combine(RecordedFiles.Folder("http/bodhi"), "rec2025_releases_current_pending_frozen_page1.json")))!["releases"]!.AsArray();
        var (_, ours) = await sandbox.JsonAsync(new Uri(sandbox.Bodhi, "releases/?rows_per_page=100&state=current&state=pending&state=frozen"));

        Assert.All(ours["releases"]!.AsArray(), release => Assert.Empty(JsonShape.Differences(release!.AsObject(), recorded[0]!.AsObject(), [], [])));
        Assert.Equal(recorded[0]!.AsObject().Count, ours["releases"]![0]!.AsObject().Count);
    }

    [Theory]
    [InlineData("rec2022_update_FEDORA-2022-8f08cbc887_karma_18comments.json")]
    [InlineData("rec2022_update_FEDORA-2022-975e21444a_security_bugs.json")]
    public async Task Update_OfTheSandbox_HasTheMembersAndTypesOfTheRecordedOnes(string file)
    {
        string[] gone = ["requirements", "compose", "ci_url"];
        string[] newer =
        [
            "critpath_groups", "eol", "released_on", "setting_status", "mandatory_days_in_testing",
            "critpath_mandatory_days_in_testing", "min_karma", "critpath_min_karma", "composes"
        ];
        var recorded = JsonNode.Parse(File.ReadAllBytes(Path.Combine(RecordedFiles.Folder("http/bodhi"), file)))!.AsObject();
        var (_, ours) = await sandbox.JsonAsync(new Uri(sandbox.Bodhi, "updates/?packages=guake"));

        Assert.Equal(
            ["chrome", "display_request", "display_user", "package", "page", "pages", "rows_per_page", "total", "updates"],
            ours.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.All(ours["updates"]!.AsArray(), update => Assert.Empty(JsonShape.Differences(update!.AsObject(), recorded, gone, newer)));
    }

    [Theory]
    [InlineData("updates/?rows_per_page=1001", HttpStatusCode.BadRequest, "rows_per_page")]
    [InlineData("updates/?page=0", HttpStatusCode.BadRequest, "page")]
    [InlineData("updates/?status=whatever", HttpStatusCode.BadRequest, "status")]
    [InlineData("updates/?releases=F1", HttpStatusCode.BadRequest, "releases")]
    [InlineData("updates/FEDORA-2026-0000000000", HttpStatusCode.NotFound, "id")]
    [InlineData("overrides/?packages=nosuch", HttpStatusCode.BadRequest, "packages")]
    [InlineData("nothing/", HttpStatusCode.NotFound, "id")]
    public async Task Question_ThatCannotBe_IsRefusedInCornicesForm(string path, HttpStatusCode status, string name)
    {
        var (answered, body) = await sandbox.JsonAsync(new Uri(sandbox.Bodhi, path));

        Assert.Equal((status, "error", name), (answered, (string?)body["status"], (string?)body["errors"]![0]!["name"]));
    }

    [Theory]
    [InlineData("updates/?packages=nosuch", 0)]
    [InlineData("updates/?packages=guake&page=99", null)]
    public async Task Updates_OfNobodyOrPastTheEnd_AreAnEmptyList(string path, int? total)
    {
        var (status, body) = await sandbox.JsonAsync(new Uri(sandbox.Bodhi, path));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(body["updates"]!.AsArray());
        if (total is not null)
            Assert.Equal((total, 0), ((int?)body["total"], (int)body["pages"]!));
    }

    [Theory]
    [InlineData("updates?packages=guake", "/bodhi/updates/?packages=guake")]
    [InlineData("updates/guake", "/bodhi/updates/?packages=guake")]
    public async Task Address_WithoutItsSlashOrOfAPackage_LeadsOn(string path, string to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Bodhi, path));
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await sandbox.SendAsync(request);

        Assert.Equal((HttpStatusCode.Redirect, to), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Question_OfABrowser_GetsAPage()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Bodhi, "updates/"));
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await sandbox.SendAsync(request);

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Connector_OverTheSandbox_ReadsReleasesUpdatesTestsAndOverrides()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Upstreams:Bodhi:Url", sandbox.Bodhi.ToString())]).Build();
        await using var services = new ServiceCollection().AddLogging().AddBodhi(configuration).BuildServiceProvider();
        var bodhi = services.GetRequiredService<BodhiConnector>();

        Assert.Equal(["F46", "F45", "F44", "F43", "EPEL-10.2", "EPEL-10.1", "EPEL-9", "ELN"], (await bodhi.ReleasesAsync(Ct)).Releases.Select(r => r.Name));
        var systemd = await bodhi.UpdatesAsync("systemd", Ct);
        var held = Assert.Single(systemd.Updates, u => u.Gating == GatingStatus.Failed);
        Assert.Equal("fedora-ci.koji-build.rpminspect.static-analysis", Assert.Single(held.Unmet).TestCase);
        Assert.Single(systemd.Overrides);
        Assert.Equal(40, Assert.Single((await bodhi.UpdatesAsync("git", Ct)).Updates, u => u.DisplayName is not null).Builds.Length);
        Assert.NotNull(Assert.Single((await bodhi.UpdatesAsync("bash", Ct)).Updates, u => u.Ejected is not null));
        Assert.Equal(20, (await bodhi.RecentAsync(Ct)).Updates.Length);
        var kept = System.Text.Encoding.UTF8.GetString(BodhiPanels.Updates.Write(systemd));
        Assert.DoesNotContain("people.sandbox.invalid", kept, StringComparison.Ordinal);
    }
}
