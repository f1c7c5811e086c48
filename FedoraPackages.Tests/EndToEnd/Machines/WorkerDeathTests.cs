using FedoraPackages.Connectors.Operations;
using FedoraPackages.Tests.Benchmarks;

namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>Workers that die or stand still in the middle of a gathering.</summary>
[Collection(nameof(SharedMachines))]
public sealed class WorkerDeathTests(SharedMachines machines)
{
    private const int Kills = 5;

    [Fact]
    public async Task Worker_KilledAtRandomMomentsOfABurst_LosesNoEffect()
    {
        var site = await machines.SiteAsync();
        using var output = new StringWriter();
        await KillBench.RunAsync(site, Kills, ManyMachines.Soon, output);
        Assert.Contains($"{Kills} workers killed, every page right", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowGathering_ThatLostItsLease_NeverReplacesTheNewerAnswer()
    {
        var site = await machines.SiteAsync();
        await site.PagesAreRightAsync(["guake"], seconds: 60);
        var (slow, other) = (site.Workers[0], site.Workers[1]);
        site.Workers.Remove(other);
        await other.DisposeAsync();

        // The only worker has its answer on the way when it stands still.
        using var answers = site.Fedora.Koji.HoldAnswers("guake");
        var build = site.Fedora.Story.StartBuild("guake", "Rawhide");
        await site.Fedora.SayAsync(build.Messages);
        await Eventually.TrueAsync(() => answers.Held > 0, "the slow worker waits for Koji", 60);
        slow.Pause();

        // Another one takes over when the lease has run out, and sees more.
        site.Fedora.Story.Complete(build.Build.Id);
        answers.LetNewOnesThrough();
        await site.AddWorker().ReadyAsync();
        await site.PagesAreRightAsync(["guake"], seconds: 60);
        var right = ShownBuilds.In(await site.Webs[0].HtmlAsync("guake"));

        answers.LetGo();
        slow.Resume();
        await Eventually.TrueAsync(() => slow.HasSaid("was lost; what was gathered is dropped"), "the slow worker sees that it has lost its lease");
        Assert.Equal(right, ShownBuilds.In(await site.Webs[0].HtmlAsync("guake")));
    }

    [Fact]
    public async Task BulkRefresh_ItsWorkersKilled_IsGoneOnWithByAnotherAndTrueToTheCount()
    {
        var site = await machines.SiteAsync();
        await using var stores = new SharedStores(site.Redis);
        using var bulk = stores.Document(SiteDocuments.Bulk);
        var next = new BulkRefresh("all builds", "builds", "somebody", TimeProvider.System.GetUtcNow());
        await bulk.UpdateAsync(history => history.Begin(next), tell: false, Ct);
        await UntilAsync(bulk, now => now.Done > 30);
        await Task.WhenAll(site.Workers.Select(w => w.KillAsync()));
        site.Workers.Clear();
        await bulk.LookAsync(Ct);
        Assert.False(bulk.Current.Current!.IsOver, "it was killed in the middle");

        await site.AddWorker().ReadyAsync();
        await UntilAsync(bulk, now => now.IsOver);
        // As many as the others count on.
        await site.AddWorker().ReadyAsync();

        var ended = bulk.Current.Current;
        Assert.Equal((BulkState.Finished, ended.Total, 0), (ended.State, ended.Done, ended.Failed));
        var sizes = await stores.Store.SizesAsync(await stores.Store.KeysAsync(Ct), Ct);
        Assert.Equal(ended.Total, sizes.Count(s => s.Key.Kind == next.Kind && s.CheckedAt >= next.StartedAt));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task UntilAsync(SharedDocument<BulkHistory> bulk, Func<BulkRefresh, bool> so)
    {
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    await bulk.LookAsync(Ct);
                    return so(bulk.Current.Current!);
                },
                "the bulk refresh is so far",
                60);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{bulk.Current.Current}", e);
        }
    }
}
