using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>The command that brings an update in testing onto a machine, of what records state and nothing else.</summary>
public static class UpdateCommand
{
    /// <summary>A push calls its updates testing before their repository has reached the mirrors; that takes it some minutes.</summary>
    private static readonly TimeSpan OnItsWayToMirrors = TimeSpan.FromMinutes(30);

    /// <summary>Null where no command would work: not in testing, not there yet, or a release whose record names no repository.</summary>
    public static string? Of(BodhiUpdate update, BodhiRelease? release, DateTimeOffset now, UpdateContext? context = null)
    {
        if (update is not { Status: UpdateStatus.Testing, Locked: false, TestingSince: { } since }
            || release is not { HasTesting: true, TestingRepository: { } repository }
            || now - since < OnItsWayToMirrors || KojisWord.IsNotInTesting(update, release, context))
            return null;
        // What nobody has yet cannot be upgraded. What to install is all that the update has: names of binaries nobody has said.
        var isNew = update.Type == UpdateType.NewPackage || context?.InKoji is { NoTag: false, Blocked: false, Stable: null };
        return $"sudo dnf {(isNew ? "install" : "upgrade")} --enablerepo={repository} --advisory={update.Alias}{(isNew ? @" \*" : "")}";
    }
}
