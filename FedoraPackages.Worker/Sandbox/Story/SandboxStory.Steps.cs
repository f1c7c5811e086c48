using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>What happens by itself: one random move at a time, the same for the same seed.</summary>
internal sealed partial class SandboxStory
{
    private const int FewestRunning = 4;
    private const int MostRunning = 9;

    // What a visitor is likely to open first has most of the life.
    private static readonly string[] Popular =
        ["guake", "kernel", "firefox", "bash", "python-requests", "rust-ripgrep", "systemd", "NetworkManager", "vim", "git"];

    private readonly List<SandboxBuild> landed = [];
    private List<SandboxBuild>? running;

    /// <summary>One move.</summary>
    public IReadOnlyList<SandboxMessage> Step()
    {
        lock (world.Gate)
        {
            running ??= [.. world.Builds.Where(b => b.State == HubBuildState.Building)];
            running.RemoveAll(b => b.State != HubBuildState.Building);
            var chance = dice.Next(100);
            return running.Count < FewestRunning || (chance < 6 && running.Count < MostRunning) ? StartSomething()
                : chance < 16 && landed.Count > 0 ? PromoteSomething()
                : chance < 30 ? BringOn(chance)
                : AdvanceSomething();
        }
    }

    private IReadOnlyList<SandboxMessage> StartSomething()
    {
        var package = SomePackage();
        var lives = world.Releases.Live.Where(package.LivesIn).ToList();
        var started = StartBuild(package, dice.Next(2) == 0 ? world.Releases.Rawhide : lives[dice.Next(lives.Count)]);
        running!.Add(started.Build);
        return started.Messages;
    }

    private IReadOnlyList<SandboxMessage> PromoteSomething()
    {
        var build = landed[dice.Next(landed.Count)];
        var told = IsAutomatic(build.For) ? Promote(build.Id) : [];
        if (told.Count > 0)
            return told;
        landed.Remove(build);
        if (IsAutomatic(build.For) || !build.IsIn(build.For.Candidate))
            return told;
        var made = CreateUpdate([build.Id], dice.Next(8) == 0 ? BodhiType.Security : BodhiType.Bugfix, (BodhiSeverity)dice.Next(5));
        moving.Add(made.Update);
        return made.Messages;
    }

    // A build takes some ten moves: about one in twenty fails, and one in fifty is canceled.
    private IReadOnlyList<SandboxMessage> AdvanceSomething()
    {
        var build = running![dice.Next(running.Count)];
        var luck = dice.Next(1000);
        if (luck < 2)
            return Cancel(build.Id);
        var left = build.Tasks.Skip(1).Where(task => task.IsUnfinished).ToList();
        if (luck < 7 && left.Count > 0)
            return Fail(build.Id, left[dice.Next(left.Count)].Arch);
        var told = Advance(build.Id);
        if (told.Count > 0)
            landed.Add(build);
        return told;
    }

    private SandboxPackage SomePackage()
    {
        while (true)
        {
            var package = dice.Next(5) < 3
                ? world.PackageNamed(Popular[dice.Next(Popular.Length)])
                : world.Packages[dice.Next(world.Packages.Count)];
            if (package is { Facts.Care: not (SandboxCare.None or SandboxCare.Retired) } && package.LivesIn(world.Releases.Rawhide))
                return package;
        }
    }
}
