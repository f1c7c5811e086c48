using System.Globalization;
using System.Text.Json.Nodes;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Tests.Connectors.Bodhi;

public sealed class BodhiConnectorTests : IAsyncLifetime
{
    private ScriptedRest bodhi = null!;
    private List<JsonObject> updates = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private BodhiConnector Connector => bodhi.Get<BodhiConnector>();

    public async ValueTask InitializeAsync()
    {
        bodhi = await ScriptedRest.StartAsync("Bodhi", (services, configuration) => services.AddBodhi(configuration));
        bodhi.Answer = request => request.Path.Value switch
        {
            "/overrides/" => (200, Page("overrides", [], request)),
            "/updates/" => (200, Page("updates", updates, request)),
            _ => (404, """{"status":"error","errors":[{"location":"url","name":"id","description":"Invalid update id"}]}"""),
        };
    }

    public ValueTask DisposeAsync() => bodhi.DisposeAsync();

    [Fact]
    public async Task Updates_OfSeveralPages_AreReadToTheEndAndAskedForAsBodhiWantsIt()
    {
        updates = [.. Enumerable.Range(0, 150).Select(n => Update(n, "libstdc++"))];

        var list = await Connector.UpdatesAsync("libstdc++", Ct);

        Assert.Equal((150, 150), (list.Total, list.Updates.Length));
        Assert.Contains(
            bodhi.Asked,
            a => a.Contains("packages=libstdc%2B%2B&releases=__current__&releases=__pending__", StringComparison.Ordinal)
                && a.Contains("page=2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Updates_MoreThanAreKept_KeepTheNewestAndAllThatAreOnTheirWay()
    {
        updates = [.. Enumerable.Range(0, 450).Select(n => Update(n, "guake", status: n == 449 ? "testing" : "stable"))];
        var answer = bodhi.Answer;
        bodhi.Answer = request => request.Query.ContainsKey("status") ? (200, Page("updates", [updates[449]], request)) : answer(request);

        var list = await Connector.UpdatesAsync("guake", Ct);

        Assert.Equal((450, 201), (list.Total, list.Updates.Length));
        Assert.Contains(list.Updates, u => u.Status == UpdateStatus.Testing);
    }

    [Theory]
    [InlineData("""{"updates":[],"page":1,"pages":2,"rows_per_page":100,"total":150}""")]
    [InlineData("""{"updates":{},"page":1,"pages":1,"total":1}""")]
    [InlineData("""{"updates":[7],"page":1,"pages":1,"total":1}""")]
    [InlineData("""{"page":1,"pages":0,"total":0}""")]
    [InlineData("""[]""")]
    [InlineData("""{"updates":[""")]
    public async Task Updates_FailureOfAnyShape_IsNeverAnEmptyList(string body)
    {
        bodhi.Answer = _ => (200, body);

        Assert.Equal(UpstreamProblem.Unreadable, (await Assert.ThrowsAsync<UpstreamException>(() => Connector.UpdatesAsync("guake", Ct))).Problem);
    }

    [Fact]
    public async Task Updates_APageThatRepeats_IsNoAnswerAndNoEndlessLoop()
    {
        updates = [.. Enumerable.Range(0, 100).Select(n => Update(n, "guake"))];
        bodhi.Answer = _ => (200, new JsonObject
        {
            ["updates"] = new JsonArray([.. updates.Select(u => u.DeepClone())]),
            ["page"] = 1,
            ["pages"] = 9,
            ["total"] = 150
        }.ToJsonString());

        await Assert.ThrowsAsync<UpstreamException>(() => Connector.UpdatesAsync("guake", Ct));
        Assert.InRange(bodhi.Asked.Count, 2, 10);
    }

    [Fact]
    public async Task Updates_OneComesWhileTheyAreRead_AreReadAgainAndWhole()
    {
        updates = [.. Enumerable.Range(0, 150).Select(n => Update(n, "guake"))];
        var answer = bodhi.Answer;
        bodhi.Answer = request =>
        {
            if (request.Query["page"] == "2" && updates.Count == 150)
                updates.Insert(0, Update(999, "guake"));
            return answer(request);
        };

        Assert.Equal(151, (await Connector.UpdatesAsync("guake", Ct)).Updates.Length);
    }

    [Fact]
    public async Task Updates_OfAnotherPackage_AreNoAnswer()
    {
        updates = [Update(1, "bash")];

        Assert.Contains(
            "another package", (await Assert.ThrowsAsync<UpstreamException>(() => Connector.UpdatesAsync("guake", Ct))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Updates_OfAPackageBodhiDoesNotKnow_AreNoneAlthoughItsOverridesAreAnError()
    {
        var answer = bodhi.Answer;
        bodhi.Answer = request => request.Path == "/overrides/"
            ? (400, """{"status":"error","errors":[{"location":"querystring","name":"packages","description":"Invalid packages specified: nosuch"}]}""")
            : answer(request);

        Assert.Equal(0, (await Connector.UpdatesAsync("nosuch", Ct)).Total);
    }

    [Theory]
    [InlineData(200, "text/html", UpstreamProblem.NotAnswering)]
    [InlineData(504, "text/html", UpstreamProblem.NotAnswering)]
    [InlineData(400, "application/json", UpstreamProblem.Refused)]
    [InlineData(429, "application/json", UpstreamProblem.NotAnswering)]
    public async Task Updates_RefusedOrChallenged_FailInTheRightWay(int status, string type, UpstreamProblem problem)
    {
        bodhi.ContentType = type;
        bodhi.Answer = _ => (status, """{"status":"error","errors":[{"name":"releases","description":"Invalid"}]}""");

        Assert.Equal(problem, (await Assert.ThrowsAsync<UpstreamException>(() => Connector.UpdatesAsync("guake", Ct))).Problem);
    }

    [Fact]
    public async Task Updates_TheirTestsCannotBeAsked_AreThereWithoutAndSoAreTheNext()
    {
        updates = [.. Enumerable.Range(0, 10).Select(n => Update(n, "guake", gating: "failed"))];
        var answer = bodhi.Answer;
        bodhi.Answer = request => request.Path.Value!.EndsWith("get-test-results", StringComparison.Ordinal) ? (504, "{}") : answer(request);

        for (var time = 0; time < 3; time++)
            Assert.Equal(10, (await Connector.UpdatesAsync("guake", Ct)).Updates.Count(u => u.Unmet.IsEmpty && u.TestsUnknown));
        // The service behind Bodhi is down: it is left alone for a while.
        Assert.Equal(3, bodhi.Asked.Where(a => a.EndsWith("get-test-results", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public async Task Updates_TestsOfOneCannotBeAsked_KeepWhatWasKnownOfItAndAreAskedAgain()
    {
        updates = [Update(1, "guake", gating: "failed"), Update(2, "guake", gating: "failed")];
        var (answer, down) = (bodhi.Answer, false);
        bodhi.Answer = request => !request.Path.Value!.EndsWith("get-test-results", StringComparison.Ordinal) ? answer(request)
            : down && request.Path.Value.Contains((string)updates[0]["alias"]!, StringComparison.Ordinal) ? (500, "{}")
            : (200, """{"decisions":[{"policies_satisfied":false,"unsatisfied_requirements":[{"type":"test-result-failed","testcase":"a.b","subject_identifier":"guake-1-1"}]}]}""");
        var source = bodhi.Source(BodhiPanels.Updates);
        var key = BodhiPanels.Updates.For("guake");
        var whole = await source.GatherAsync(key, Ct);
        down = true;

        var lacking = await source.GatherAsync(key, Ct);
        var filled = await source.GatherAsync(key, new KeptAnswer(_ => Task.FromResult<byte[]?>(whole.Value)), Ct);

        Assert.Equal((true, false, false), (whole.Whole, lacking.Whole, filled.Whole));
        Assert.Single(BodhiPanels.Updates.Read(lacking.Value).Updates, u => u.TestsUnknown);
        Assert.Equal(whole.Value, filled.Value);
    }

    [Theory]
    [InlineData("missing-gating-yaml", UnmetKind.RulesMissing, "gating.yaml")]
    [InlineData("invalid-gating-yaml", UnmetKind.RulesInvalid, "gating.yaml")]
    [InlineData("failed-fetch-gating-yaml", UnmetKind.RulesNotFetched, "gating.yaml")]
    [InlineData("something-new", UnmetKind.Other, "something-new")]
    [InlineData(null, UnmetKind.Other, "a requirement of another shape")]
    public async Task Update_HeldByWhatIsNoTest_SaysByWhat(string? type, UnmetKind kind, string words)
    {
        updates = [Update(1, "guake", gating: "failed")];
        var answer = bodhi.Answer;
        var decision = new JsonObject
        {
            ["policies_satisfied"] = false,
            ["unsatisfied_requirements"] = new JsonArray(new JsonObject { ["type"] = type, ["testcase"] = null, ["subject_identifier"] = "guake-1-1" }),
        };
        bodhi.Answer = request => request.Path.Value!.EndsWith("get-test-results", StringComparison.Ordinal)
            ? (200, new JsonObject { ["decisions"] = new JsonArray(decision.DeepClone()) }.ToJsonString())
            : answer(request);

        var unmet = Assert.Single(Assert.Single((await Connector.UpdatesAsync("guake", Ct)).Updates).Unmet);

        Assert.Equal(new UnmetTest(words, "guake-1-1", true, null, kind), unmet);
    }

    [Fact]
    public async Task Update_HeldByATest_SaysWhichAndWhereItsLogIs()
    {
        updates = [Update(1, "guake", gating: "failed")];
        var answer = bodhi.Answer;
        bodhi.Answer = request => !request.Path.Value!.EndsWith("get-test-results", StringComparison.Ordinal) ? answer(request) : (200, """
            {"decisions":[{"policies_satisfied":false,"unsatisfied_requirements":[
              {"type":"test-result-failed","testcase":"a.b","subject_identifier":"guake-1-1","result_id":7},
              {"type":"test-result-missing","testcase":"c.d","subject_identifier":"guake-1-1"}, 7, {"testcase":7}],
              "results":[{"id":7,"ref_url":"https://ci.example.org/7"},{"id":8,"testcase":{"name":"c.d"},"ref_url":"javascript:alert(1)"}]}]}
            """);

        var unmet = Assert.Single((await Connector.UpdatesAsync("guake", Ct)).Updates).Unmet;

        var other = new UnmetTest("a requirement of another shape", "", true, null, UnmetKind.Other);
        Assert.Equal([new UnmetTest("a.b", "guake-1-1", true, "https://ci.example.org/7"), other, new UnmetTest("c.d", "guake-1-1", false, null)], unmet);
    }

    [Fact]
    public async Task Update_WithAnyMemberOfAnotherType_GivesAnUpdateOrAFailureAndNothingElse()
    {
        JsonNode?[] others = [null, 7, "x", true, new JsonArray(), new JsonObject(), new JsonArray(7), "2026-13-45 99:99:99", -1e300];
        foreach (var member in Update(1, "guake").Select(p => p.Key).ToList())
        {
            foreach (var other in others)
            {
                var changed = Update(1, "guake");
                changed[member] = other?.DeepClone();
                updates = [changed];
                try
                {
                    Assert.All((await Connector.UpdatesAsync("guake", Ct)).Updates, u => Assert.Contains(
                        u.Builds, b => b.Nvr.StartsWith("guake-", StringComparison.Ordinal)));
                }
                catch (UpstreamException)
                {
                    // As it should.
                }
            }
        }
    }

    [Fact]
    public void Update_Ejected_CountsUntilItIsSubmittedAgain()
    {
        var ejected = new JsonObject
        {
            ["id"] = 1,
            ["timestamp"] = "2026-01-05 10:00:00",
            ["text"] = "x ejected from the push because 'no tag of a@b.example'",
            ["user"] = new JsonObject { ["name"] = "bodhi" }
        };
        var again = new JsonObject
        {
            ["id"] = 2,
            ["timestamp"] = "2026-01-05 11:00:00",
            ["text"] = "This update has been submitted for stable by x.",
            ["user"] = new JsonObject { ["name"] = "bodhi" }
        };
        var forged = ejected.DeepClone();
        forged["user"] = new JsonObject { ["name"] = "somebody" };

        Assert.Equal("no tag of …", Read(ejected)?.Reason);
        Assert.Null(Read(ejected, again));
        Assert.Null(Read(forged));
    }

    [Theory]
    [InlineData("pending,testing", UpdateStatus.Unknown)]
    [InlineData("3", UpdateStatus.Unknown)]
    [InlineData("processing", UpdateStatus.Unknown)]
    [InlineData("STABLE", UpdateStatus.Stable)]
    public void Update_WithAWordWeDoNotKnow_IsUnknown(string word, UpdateStatus status) =>
        Assert.Equal(status, BodhiApi.Read(System.Text.Encoding.UTF8.GetBytes(Update(1, "guake", word).ToJsonString()), BodhiUpdateRow.Read)!.Status);

    private static Ejection? Read(params JsonNode[] comments)
    {
        var update = Update(1, "guake");
        update["comments"] = new JsonArray([.. comments.Select(c => c.DeepClone())]);
        return BodhiApi.Read(System.Text.Encoding.UTF8.GetBytes(update.ToJsonString()), BodhiUpdateRow.Read)!.Ejected;
    }

    private static JsonObject Update(int number, string package, string status = "testing", string gating = "passed") => new()
    {
        ["alias"] = string.Create(CultureInfo.InvariantCulture, $"FEDORA-2026-{number:x10}"),
        ["status"] = status,
        ["request"] = null,
        ["type"] = "bugfix",
        ["severity"] = "low",
        ["content_type"] = "rpm",
        ["test_gating_status"] = gating,
        ["display_name"] = "",
        ["notes"] = "n",
        ["karma"] = 1,
        ["stable_karma"] = 3,
        ["stable_days"] = 7,
        ["autokarma"] = true,
        ["critpath"] = false,
        ["date_submitted"] = "2026-01-05 10:00:00",
        ["date_testing"] = "2026-01-05 20:00:00",
        ["release"] = new JsonObject { ["name"] = "F44", ["stable_tag"] = "f44-updates" },
        ["user"] = new JsonObject { ["name"] = "somebody", ["email"] = "somebody@example.org" },
        ["builds"] = new JsonArray(new JsonObject { ["nvr"] = $"{package}-1.{number}-1.fc44", ["epoch"] = 0, ["signed"] = true, ["type"] = "rpm" }),
        ["bugs"] = new JsonArray(new JsonObject { ["bug_id"] = 7, ["title"] = "t", ["security"] = false }),
        ["comments"] = new JsonArray(new JsonObject { ["id"] = 5, ["text"] = "t", ["karma"] = 1, ["timestamp"] = "2026-01-05 10:00:00" }),
    };

    private static string Page(string list, List<JsonObject> rows, Microsoft.AspNetCore.Http.HttpRequest request)
    {
        var (page, size) =
            (int.Parse(request.Query["page"]!, CultureInfo.InvariantCulture), int.Parse(request.Query["rows_per_page"]!, CultureInfo.InvariantCulture));
        return new JsonObject
        {
            [list] = new JsonArray([.. rows.Skip((page - 1) * size).Take(size).Select(r => r.DeepClone())]),
            ["page"] = page,
            ["pages"] = (rows.Count + size - 1) / size,
            ["rows_per_page"] = size,
            ["total"] = rows.Count,
        }.ToJsonString();
    }
}
