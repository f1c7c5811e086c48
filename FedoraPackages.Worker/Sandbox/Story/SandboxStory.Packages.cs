using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>Packages that come and go.</summary>
internal sealed partial class SandboxStory
{
    /// <summary>A package nobody has heard of comes into Rawhide's list, without a build.</summary>
    public IReadOnlyList<SandboxMessage> AddPackage(string name)
    {
        lock (world.Gate)
        {
            var rawhide = world.Releases.Rawhide;
            world.AddPackage(SandboxCatalogue.Unknown(name, SandboxCare.None), world.People.Packagers[0]).ListIn(rawhide);
            return [says.Koji.ListChanged(name, rawhide.Base, "add", world.Now)];
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
            return [says.Koji.ListChanged(name, rawhide.Base, "block", world.Now)];
        }
    }
}
