using System.Globalization;
using System.Text.Json.Nodes;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Connectors.Bugzilla;

public sealed class BugzillaConnectorTests : IAsyncLifetime
{
    private ScriptedRest bugzilla = null!;
    private List<JsonObject> bugs = [];
    private int atMost = 1_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private BugzillaConnector Connector => bugzilla.Get<BugzillaConnector>();

    public async ValueTask InitializeAsync()
    {
        bugzilla = await ScriptedRest.StartAsync(
            "Bugzilla", (services, configuration) => services.AddSingleton(TimeProvider.System).AddBugzilla(configuration));
        bugzilla.Answer = request => request.Query.ContainsKey("id") ? (200, """{"bugs":[]}""") : (200, Page(request));
    }

    public ValueTask DisposeAsync() => bugzilla.DisposeAsync();

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(20, true)]
    [InlineData(20, false)]
    public async Task Bugs_FewerAPageThanAskedFor_AreReadToTheEnd(int most, bool total)
    {
        bugs = [.. Enumerable.Range(1, 450).Select(n => Bug(n, "gtk+"))];
        atMost = most;
        var answer = bugzilla.Answer;
        bugzilla.Answer = request => total ? answer(request) : (200, answer(request).Body.Replace("\"total_matches\":450,", "", StringComparison.Ordinal));

        var list = await Connector.BugsAsync("gtk+", Ct);

        Assert.Equal((450, 450), (list.Total, list.Bugs.Length));
        Assert.Equal(450, list.Bugs[0].Id);
        Assert.Contains(bugzilla.Asked, a => a.Contains("product=Fedora&product=Fedora%20EPEL&component=gtk%2B&bug_status=__open__", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bugs_OfAServiceThatDoesNotMindTheOffset_AreNoEndlessLoop()
    {
        bugzilla.Answer = request => request.Query.ContainsKey("id")
            ? (200, """{"bugs":[]}""")
            : (200, new JsonObject { ["bugs"] = new JsonArray(Bug(1, "guake")), ["total_matches"] = 9 }.ToJsonString());

        Assert.Single((await Connector.BugsAsync("guake", Ct)).Bugs);
        Assert.InRange(bugzilla.Asked.Count, 1, 5);
    }

    [Fact]
    public async Task Bugs_WithTrackersAndHoles_AreToldByWhatTheyBlock()
    {
        bugs =
        [
            Bug(1, "guake", blocks: [900]), Bug(2, "guake", blocks: [901], whiteboard: "AcceptedBlocker"),
            Bug(3, "guake", blocks: [902]), Bug(4, "guake", blocks: [903], summary: "CVE-2026-1111 CVE-2026-2222 guake: x"),
            Bug(5, "guake", blocks: [999]),
        ];
        var answer = bugzilla.Answer;
        bugzilla.Answer = request => !request.Query.ContainsKey("id") ? answer(request)
            : (200, """{"bugs":[{"id":900,"alias":["F46FTBFS"]},{"id":901,"alias":"F45FinalBlocker"},{"id":902,"alias":["F45BetaFreezeException",7]},{"id":903,"alias":["CVE-2026-3333"]}],"faults":[]}""");

        var list = (await Connector.BugsAsync("guake", Ct)).Bugs.ToDictionary(b => b.Id);
        await Connector.BugsAsync("guake", Ct);

        Assert.Equal([new BugTracker(TrackerKind.FailsToBuild, "F46", null, true)], list[1].Trackers);
        Assert.Equal([new BugTracker(TrackerKind.Blocker, "F45", "Final", true)], list[2].Trackers);
        Assert.Equal([new BugTracker(TrackerKind.FreezeException, "F45", "Beta", false)], list[3].Trackers);
        Assert.Equal(["CVE-2026-1111", "CVE-2026-2222", "CVE-2026-3333"], list[4].Cves);
        Assert.True(list[4].Security);
        Assert.Empty(list[5].Trackers);
        Assert.Equal(1, bugzilla.Asked.Count(a => a.Contains("id=9", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Bugs_WhatTheyBlockCannotBeAsked_AreThereAllTheSame()
    {
        bugs = [Bug(1, "guake", blocks: [900])];
        var answer = bugzilla.Answer;
        bugzilla.Answer = request => request.Query.ContainsKey("id") ? (500, "{}") : answer(request);

        Assert.True(Assert.Single((await Connector.BugsAsync("guake", Ct)).Bugs).TrackersUnknown);
    }

    [Fact]
    public async Task Bugs_WhatTheyBlockCannotBeAskedAnyMore_KeepWhatWasKnownAndAreAskedAgain()
    {
        bugs = [Bug(1, "guake", blocks: [900])];
        var answer = bugzilla.Answer;
        bugzilla.Answer = request => !request.Query.ContainsKey("id") ? answer(request) : (200, """{"bugs":[{"id":900,"alias":["F46FTBFS"]}]}""");
        var whole = await bugzilla.Source(BugzillaPanels.Bugs).GatherAsync(BugzillaPanels.Bugs.For("guake"), Ct);
        // Another process, which has learnt nothing yet.
        await using var other = await ScriptedRest.StartAsync(
            "Bugzilla", (services, configuration) => services.AddSingleton(TimeProvider.System).AddBugzilla(configuration));
        other.Answer = request => request.Query.ContainsKey("id") ? (500, "{}") : answer(request);

        var filled = await other.Source(BugzillaPanels.Bugs)
            .GatherAsync(BugzillaPanels.Bugs.For("guake"), new KeptAnswer(_ => Task.FromResult<byte[]?>(whole.Value)), Ct);

        Assert.Equal((true, false), (whole.Whole, filled.Whole));
        Assert.Equal(whole.Value, filled.Value);
        Assert.False(filled.Shows(new DetailsMissing("guake", default)));
    }

    [Fact]
    public async Task Bugs_OfAComponentInOtherLetters_AreDroppedAndNoOutage()
    {
        bugs = [.. Enumerable.Range(1, 300).Select(n => Bug(n, n % 3 == 0 ? "mixed-case" : "Mixed-Case"))];

        var list = await Connector.BugsAsync("mixed-case", Ct);

        Assert.Equal((100, 100), (list.Total, list.Bugs.Length));
        Assert.All(list.Bugs, bug => Assert.Equal(0, bug.Id % 3));
    }

    [Theory]
    [InlineData("""{"error":true,"code":102,"message":"You are not authorized"}""")]
    [InlineData("""{"bugs":{}}""")]
    [InlineData("""{"bugs":[7]}""")]
    [InlineData("""{"bugs":[{"id":1}]}""")]
    [InlineData("""{"bugs":[{"id":1,"summary":"s","product":"Fedora","component":["bash"],"version":["44"],"status":"NEW","creation_time":"2026-01-05T12:00:00Z","last_change_time":"2026-01-05T12:00:00Z"}]}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    public async Task Bugs_FailureOfAnyShape_IsNeverAnEmptyList(string body)
    {
        bugzilla.Answer = _ => (200, body);

        await Assert.ThrowsAsync<UpstreamException>(() => Connector.BugsAsync("guake", Ct));
    }

    [Fact]
    public async Task Bugs_OfAComponentBugzillaDoesNotKnow_AreNone()
    {
        bugzilla.Answer = _ => (200, """{"bugs":[]}""");

        Assert.Equal(0, (await Connector.BugsAsync("nosuch", Ct)).Total);
    }

    [Fact]
    public async Task Bug_WithAnyMemberOfAnotherType_GivesABugOrAFailureAndNothingElse()
    {
        JsonNode?[] others = [null, 7, "x", true, new JsonArray(), new JsonObject(), new JsonArray(7, "guake"), -1e300];
        foreach (var member in Bug(1, "guake").Select(p => p.Key).ToList())
        {
            foreach (var other in others)
            {
                var changed = Bug(1, "guake");
                changed[member] = other?.DeepClone();
                bugs = [changed];
                try
                {
                    Assert.All((await Connector.BugsAsync("guake", Ct)).Bugs, b => Assert.DoesNotContain("@", b.ToString(), StringComparison.Ordinal));
                }
                catch (UpstreamException)
                {
                    // As it should.
                }
            }
        }
    }

    private string Page(HttpRequest request)
    {
        var offset = int.Parse(request.Query["offset"]!, CultureInfo.InvariantCulture);
        var rows = Math.Min(atMost, int.Parse(request.Query["limit"]!, CultureInfo.InvariantCulture));
        return new JsonObject
        {
            ["total_matches"] = bugs.Count,
            ["limit"] = rows.ToString(CultureInfo.InvariantCulture),
            ["bugs"] = new JsonArray([.. bugs.AsEnumerable().Reverse().Skip(offset).Take(rows).Select(b => b.DeepClone())]),
        }.ToJsonString();
    }

    private static JsonObject Bug(
        long id, string component, long[]? blocks = null, string whiteboard = "", string summary = "does not start, says someone@example.org") => new()
        {
            ["id"] = id,
            ["summary"] = summary,
            ["product"] = "Fedora",
            ["component"] = new JsonArray(component),
            ["version"] = new JsonArray("44"),
            ["status"] = "NEW",
            ["is_open"] = true,
            ["severity"] = "medium",
            ["creation_time"] = "2026-01-05T12:00:00Z",
            ["last_change_time"] = "2026-01-06T12:00:00Z",
            ["keywords"] = new JsonArray(),
            ["alias"] = new JsonArray(),
            ["blocks"] = new JsonArray([.. (blocks ?? []).Select(b => JsonValue.Create(b))]),
            ["whiteboard"] = whiteboard,
            ["flags"] = new JsonArray(),
            ["assigned_to"] = "someone@example.org",
        };
}
