using System.Text.Json;
using FedoraPackages.Web.Admin;
using FedoraPackages.Web.Admin.SignIn;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Web.Admin;

public sealed class AdminDeskTests : IAsyncDisposable
{
    private readonly AdminDrawing at = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public async Task Act_DoneAndFailed_IsInTheFileTheJournalAndTheLogWithWhoWhatWhenAndResult()
    {
        at.SignIn(TimeSpan.FromMinutes(30));
        Assert.Equal(AdminOutcome.Done, (await at.Desk.ActAsync(at.User, "pause", "Koji", "hub")).Outcome);
        Assert.Equal((AdminOutcome.Failed, "no such service"), Told(await at.Desk.ActAsync(at.User, "pause", "Narnia", "hub")));
        Assert.Equal((AdminOutcome.Failed, "nothing of this sort is under way"), Told(await at.Desk.ActAsync(at.User, "cancel-bulk", "", "hub")));
        Assert.Equal((AdminOutcome.Failed, "there is no such action"), Told(await at.Desk.ActAsync(at.User, "rm -rf", "/", "hub")));

        var lines = (await File.ReadAllLinesAsync(at.AuditFile, Ct)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["Koji is paused", "no such service", "nothing of this sort is under way"], lines.Select(l => l.GetProperty("result").GetString()));
        Assert.All(
            lines, line => Assert.Equal(("alice", at.At.Clock.GetUtcNow()), (line.GetProperty("who").GetString(), line.GetProperty("at").GetDateTimeOffset())));
        Assert.Equal(["cancel-bulk", "pause", "pause"], (await at.Audit.ReadAsync(Ct)).Select(e => e.What));
        Assert.Contains("Audit: alice: pause Koji: Koji is paused", at.Logged);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(at.AuditFile));
    }

    [Fact]
    public async Task Act_SubjectWithLinesAndAnAddress_IsOneLineWithoutIt()
    {
        at.SignIn(TimeSpan.FromMinutes(30));
        await at.Desk.ActAsync(at.User, "banner", "ask somebody@example.org\n{\"forged\": \"line\"}", "hub");

        var line = Assert.Single(await File.ReadAllLinesAsync(at.AuditFile, Ct));
        Assert.DoesNotContain("@example.org", line, StringComparison.Ordinal);
        Assert.DoesNotContain(at.Logged, l => l.Contains("@example.org", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Act_BannerTooLong_IsRefusedWithWords()
    {
        at.SignIn(TimeSpan.FromMinutes(30));

        Assert.Equal(
            (AdminOutcome.Failed, "a banner has at most 500 characters"), Told(await at.Desk.ActAsync(at.User, "banner", new string('x', 501), "hub")));
    }

    [Fact]
    public void Refusals_AFlood_IsToldInAFewLinesAndANumber()
    {
        var (clock, log) = (new FakeTimeProvider(), new FakeLogger<Refusals>());
        var refusals = new Refusals(clock, log);
        for (var i = 0; i < 1_000; i++)
            refusals.Note("GET /admin", "not signed in");
        Assert.Equal(60, log.Collector.Count);

        clock.Advance(TimeSpan.FromMinutes(1));
        refusals.Note("GET /admin", "not signed in");
        Assert.Equal("940 more refusals of GET /admin were not told one by one: not signed in", log.Collector.GetSnapshot()[60].Message);
        Assert.Equal(62, log.Collector.Count);
    }

    [Fact]
    public void Refusals_AFloodOfOneKind_HidesNoOther()
    {
        var log = new FakeLogger<Refusals>();
        var refusals = new Refusals(new FakeTimeProvider(), log);
        for (var i = 0; i < 1_000; i++)
            refusals.Note("GET /admin", "not signed in");

        Assert.True(refusals.Note("pause over the hub", "not signed in as an administrator, or no longer"));
        Assert.Equal("Refused pause over the hub: not signed in as an administrator, or no longer", log.LatestRecord.Message);
    }

    [Fact]
    public void Refusals_KindsWithoutEnd_AreBounded()
    {
        var log = new FakeLogger<Refusals>();
        var refusals = new Refusals(new FakeTimeProvider(), log);
        for (var i = 0; i < 10_000; i++)
            refusals.Note($"METHOD-{i} /admin", "not signed in");

        Assert.InRange(log.Collector.Count, 100, 200);
    }

    [Fact]
    public async Task SignIns_RefusedAgainAndAgain_AreInTheAuditAFewTimesAKindAndCounted()
    {
        for (var i = 0; i < 200; i++)
            await at.RefusedSignIns.NoteAsync("a visitor", "a wrong or used token");
        await at.RefusedSignIns.NoteAsync("mallory", "not in the administrators' group");
        Assert.Equal(
            ["mallory: refused: not in the administrators' group", .. Enumerable.Repeat("a visitor: refused: a wrong or used token", 5)],
            (await at.Audit.ReadAsync(Ct)).Select(e => $"{e.Who}: {e.Result}"));

        at.At.Clock.Advance(TimeSpan.FromHours(1));
        await at.RefusedSignIns.NoteAsync("a visitor", "a wrong or used token");
        Assert.Equal("refused: a wrong or used token; 195 more before it", (await at.Audit.ReadAsync(Ct))[0].Result);
    }

    [Fact]
    public async Task Act_BannerTakenAway_IsAuditedAsThatWithWhatItSaid()
    {
        at.SignIn(TimeSpan.FromMinutes(30));
        await at.Desk.ActAsync(at.User, "banner", "Koji moves today", "hub");
        await at.Desk.ActAsync(at.User, "banner", " ", "hub");
        await at.Desk.ActAsync(at.User, "banner", "", "hub");

        Assert.Null(at.At.Controls.Current.Banner);
        Assert.Equal(
            [
                ("remove-banner", "", "there is no banner"),
                ("remove-banner", "", "the banner is gone: Koji moves today"),
                ("banner", "Koji moves today", "the banner stands on all pages"),
            ],
            (await at.Audit.ReadAsync(Ct)).Select(e => (e.What, e.Subject, e.Result)));
    }

    [Theory]
    [InlineData("", "this is not JSON")]
    [InlineData("[1]", "this is not a JSON object")]
    [InlineData("""{"body": {}}""", "there is no topic in it")]
    [InlineData("""{"topic": 7, "body": {}}""", "there is no topic in it")]
    [InlineData("""{"topic": "a.b"}""", "there is no body in it, or none that is an object")]
    [InlineData("""{"topic": "a.b", "body": "text"}""", "there is no body in it, or none that is an object")]
    public void Pasted_WhatIsNoMessage_IsSaidWhy(string text, string problem) =>
        Assert.Equal((null, problem), PastedMessage.Read(text, DateTimeOffset.UnixEpoch));

    [Fact]
    public void Pasted_AMessage_IsReadWithItsIdAndTime()
    {
        var (message, _) = PastedMessage.Read(
            """{"topic": "a.b", "id": "7", "headers": {"sent-at": "2026-01-05T12:00:00+00:00"}, "body": {"x": 1}}""", DateTimeOffset.UnixEpoch);

        Assert.Equal(
            ("a.b", "7", new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero), """{"x": 1}"""), (message!.Topic, message.Id, message.SentAt, message.Body));
    }

    [Theory]
    [InlineData("https://id.example.org", "client", "admins", null)]
    [InlineData("http://127.0.0.1:7", "client", "admins", null)]
    [InlineData("http://id.example.org", "client", "admins", "Admin:OpenIdConnect:Authority")]
    [InlineData("id.example.org", "client", "admins", "Admin:OpenIdConnect:Authority")]
    [InlineData("https://id.example.org", "", "admins", "Admin:OpenIdConnect:ClientId")]
    [InlineData("https://id.example.org", "client", "", "Admin:Group")]
    public void Options_Provider_AreLookedAt(string authority, string client, string group, string? key)
    {
        var options = new AdminOptions { Group = group, OpenIdConnect = { Authority = new Uri(authority, UriKind.RelativeOrAbsolute), ClientId = client } };

        if (key is null)
            Assert.Null(options.Fault());
        else
            Assert.StartsWith(key, options.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Session_NameThatIsAnAddress_IsNotKept() =>
        Assert.DoesNotContain("@", AdminSession.NameOf(AdminSession.Begin("alice@example.org", DateTimeOffset.UnixEpoch)), StringComparison.Ordinal);

    private static (AdminOutcome Outcome, string Words) Told(AdminResult result) => (result.Outcome, result.Words);
}
