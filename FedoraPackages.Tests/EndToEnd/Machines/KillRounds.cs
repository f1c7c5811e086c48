namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>Kills a worker at a random moment of a burst, again and again. After each, every page must be right within some seconds.</summary>
internal sealed class KillRounds(ManyMachines site, int seed, int seconds)
{
    private static readonly string[] Packages = ["guake", "bash", "vim", "git", "rust-ripgrep"];
    private const int Moves = 60;

    private readonly Random dice = new(seed);

    public async Task RunAsync(int rounds)
    {
        await site.PagesAreRightAsync(Packages, seconds: 60);
        var tale = new RandomTale(site.Fedora.Story, Packages);
        site.Fedora.Koji.Slowness = TimeSpan.FromMilliseconds(150);
        for (var round = 0; round < rounds; round++)
            await RunAsync(tale);
        site.Fedora.Koji.Slowness = TimeSpan.Zero;
    }

    private async Task RunAsync(RandomTale tale)
    {
        var victim = site.Workers[dice.Next(site.Workers.Count)];
        var moment = dice.Next(Moves);
        for (var move = 0; move < Moves; move++)
        {
            await site.Fedora.SayAsync(tale.Move(dice));
            if (move == moment)
                await KillAsync(victim);
            await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(50)), TimeProvider.System, CancellationToken.None);
        }

        await site.PagesAreRightAsync(Packages, seconds);
        await site.AddWorker().ReadyAsync();
    }

    // Another one is there and goes on; it gets company again when this burst is over.
    private async Task KillAsync(Node victim)
    {
        site.Workers.Remove(victim);
        await victim.DisposeAsync();
    }
}
