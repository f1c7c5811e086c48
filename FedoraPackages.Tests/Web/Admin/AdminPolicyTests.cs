using System.Security.Claims;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Connectors.Operations;
using FedoraPackages.Web.Admin;
using FedoraPackages.Web.Admin.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Web.Admin;

/// <summary>A session as a node takes it that has just started.</summary>
public sealed class AdminPolicyTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));
    private readonly SqlitePanelStore kept;
    private readonly SlowStore store;
    private readonly ClaimsPrincipal user;

    public AdminPolicyTests()
    {
        kept = SqlitePanelStore.InMemory(clock, new RefreshTimings());
        store = new SlowStore(kept);
        user = AdminSession.Begin("alice", clock.GetUtcNow().AddHours(1));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => kept.Dispose();

    [Fact]
    public async Task Session_EndedBeforeTheStart_IsNotAcceptedByTheFirstWhoAsks()
    {
        using var other = Document(kept);
        await new SessionEnd(other, clock, NullLogger<SessionEnd>.Instance).EndAsync(user);
        using var document = Document(store);

        var decided = await AskAsync(document);

        Assert.False(decided.HasSucceeded);
        Assert.False(decided.HasFailed);
    }

    [Fact]
    public async Task Session_NeverEnded_IsAcceptedByTheFirstWhoAsks()
    {
        using var document = Document(store);

        Assert.True((await AskAsync(document)).HasSucceeded);
    }

    [Fact]
    public async Task Session_StoreIsAway_IsNotAcceptedSaysWhyAndIsWhenTheStoreIsBack()
    {
        using var document = Document(store);
        store.IsAway = true;
        var decided = await AskAsync(document);
        Assert.Equal((false, AdminPolicy.NotKnown), (decided.HasSucceeded, Assert.Single(decided.FailureReasons).Message));

        store.IsAway = false;
        Assert.True((await AskAsync(document)).HasSucceeded);

        // What has been read once counts while the store is away.
        store.IsAway = true;
        Assert.True((await AskAsync(document)).HasSucceeded);
    }

    [Fact]
    public async Task Session_StoreIsSlow_IsWaitedForAndAccepted()
    {
        using var document = Document(store);
        store.Until = new TaskCompletionSource();
        var asking = AskAsync(document);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.False(asking.IsCompleted);

        store.Until.SetResult();
        Assert.True((await asking).HasSucceeded);
    }

    [Fact]
    public async Task Session_StoreHangs_IsNotAcceptedAndSaysWhy()
    {
        using var document = Document(store);
        store.Until = new TaskCompletionSource();
        var asking = AskAsync(document);
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(AdminPolicy.NotKnown, Assert.Single((await asking.WaitAsync(TimeSpan.FromSeconds(30), Ct)).FailureReasons).Message);
    }

    [Fact]
    public async Task Page_SessionNotKnown_SaysSoInsteadOfLeadingToTheSignIn()
    {
        using var document = Document(store);
        store.IsAway = true;
        var failure = AuthorizationFailure.Failed((await AskAsync(document)).FailureReasons);
        var handler = new AdminRefusalHandler(new Refusals(clock, NullLogger<Refusals>.Instance), clock);
        var context = new DefaultHttpContext { User = user };
        using var body = new MemoryStream();
        context.Response.Body = body;

        await handler.HandleAsync(
            _ => Task.CompletedTask, context, new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build(), PolicyAuthorizationResult.Forbid(failure));

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
        Assert.Contains("try again in a moment", System.Text.Encoding.UTF8.GetString(body.ToArray()), StringComparison.Ordinal);
    }

    private static SharedDocument<SiteControls> Document(ISiteStore store) =>
        new(SiteDocuments.Controls, store, new SilentSite(), NullLogger<SharedDocument<SiteControls>>.Instance);

    private async Task<AuthorizationHandlerContext> AskAsync(SharedDocument<SiteControls> document)
    {
        var context = new AuthorizationHandlerContext([new AdminPolicy.Requirement()], user, null);
        await new AdminPolicy(document, clock).HandleAsync(context);
        return context;
    }

    private sealed class SlowStore(ISiteStore inner) : ISiteStore
    {
        public bool IsAway { get; set; }

        /// <summary>Answers when it has completed.</summary>
        public TaskCompletionSource? Until { get; set; }

        public async Task<SiteDocument?> ReadAsync(string name, CancellationToken ct)
        {
            if (Until is { } until)
                await until.Task;
            return IsAway ? throw new StoreAwayException("away") : await inner.ReadAsync(name, ct);
        }

        public Task<long?> WriteAsync(string name, string text, long version, CancellationToken ct) => inner.WriteAsync(name, text, version, ct);

        public Task AppendAsync(string journal, IReadOnlyList<string> entries, int most, CancellationToken ct) => inner.AppendAsync(journal, entries, most, ct);

        public Task AppendAsync(IReadOnlyList<(string Journal, string Entry)> entries, int most, CancellationToken ct) => inner.AppendAsync(entries, most, ct);

        public Task<IReadOnlyList<JournalEntry>> JournalAsync(string journal, string? after, CancellationToken ct) => inner.JournalAsync(journal, after, ct);

        public Task<JournalEntry?> EntryAsync(string journal, string id, CancellationToken ct) => inner.EntryAsync(journal, id, ct);
    }
}
