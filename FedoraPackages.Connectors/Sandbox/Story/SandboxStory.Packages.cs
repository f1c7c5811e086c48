using FedoraPackages.Connectors.Sandbox.World;

namespace FedoraPackages.Connectors.Sandbox.Story;

/// <summary>Packages that come and go, and builds that move on from tag to tag.</summary>
internal sealed partial class SandboxStory
{
    /// <summary>A package nobody has heard of comes into Rawhide's list, without a build.</summary>
    public IReadOnlyList<SandboxMessage> AddPackage(string name)
    {
        lock (world.Gate)
        {
            var rawhide = world.Releases.Rawhide;
            world.AddPackage(SandboxCatalogue.Unknown(name, SandboxCare.None), world.People.Packagers[0]).ListIn(rawhide);
            return [messages.ListChanged(name, rawhide.Base, "add", world.Now)];
        }
    }

    /// <summary>A package is blocked in Rawhide.</summary>
    public IReadOnlyList<SandboxMessage> Retire(string name)
    {
        lock (world.Gate)
        {
            var rawhide = world.Releases.Rawhide;
            var package = world.PackageNamed(name) ?? throw new ArgumentException($"no package {name}", nameof(name));
            package.BlockIn(rawhide);
            return [messages.ListChanged(name, rawhide.Base, "block", world.Now)];
        }
    }

    /// <summary>
    /// Moves a finished build of Rawhide or ELN one tag on: candidate, signing, testing pending, and then the release. Says nothing when
    /// it has arrived, or waits for an update as the other releases' builds do.
    /// </summary>
    public IReadOnlyList<SandboxMessage> Promote(long buildId)
    {
        lock (world.Gate)
        {
            var build = world.BuildWith(buildId) ?? throw new ArgumentException($"no build {buildId}", nameof(buildId));
            var road = Road(build.For);
            var at = Array.FindIndex(road, build.IsIn);
            return at < 0 || at == road.Length - 1
                ? []
                : [Tag(build, road[at + 1], world.People.Bodhi), Untag(build, road[at])];
        }
    }

    private static SandboxTag[] Road(SandboxRelease release) => release.Phase is SandboxPhase.Rawhide or SandboxPhase.Eln
        ? [release.Candidate, release.SigningPending, release.TestingPending, release.Stable]
        : [];
}
