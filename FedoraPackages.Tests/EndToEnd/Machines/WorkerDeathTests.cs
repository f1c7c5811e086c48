namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>Workers that die or stand still in the middle of a gathering.</summary>
[Collection(nameof(WholeSite))]
public sealed class WorkerDeathTests(SharedMachines machines) : IClassFixture<SharedMachines>
{
    private const int Kills = 5;

    [Fact]
    public async Task Worker_KilledAtRandomMomentsOfABurst_LosesNoEffect()
    {
        var site = await machines.SiteAsync();
        await new KillRounds(site, seed: 7).RunAsync(Kills);
    }

    [Fact]
    public async Task SlowGathering_ThatLostItsLease_NeverReplacesTheNewerAnswer()
    {
        var site = await machines.SiteAsync();
        await site.PagesAreRightAsync(["guake"], seconds: 30);
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
}
