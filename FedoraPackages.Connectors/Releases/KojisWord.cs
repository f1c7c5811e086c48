using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>What Koji's tags say against Bodhi's word: what is in a tag is Koji's to say, so both are told.</summary>
internal static class KojisWord
{
    /// <summary>Nothing where the two agree, and where Koji has not been asked or lacks the release's tags.</summary>
    public static IEnumerable<Wait> On(BodhiUpdate update, BodhiRelease? release, UpdateContext? context)
    {
        // During a push the tags move first.
        if (context?.InKoji is not { NoTag: false, Blocked: false } inKoji || update.Locked
            || update.Status is not (UpdateStatus.Pending or UpdateStatus.Testing))
            yield break;
        foreach (var build in update.Builds.Where(b => Nvr.NameOf(b.Nvr) == context.Package && b.Nvr != inKoji.Stable?.Nvr))
        {
            var tags = inKoji.TagsOf(build.Nvr).ToList();
            if (update.Status == UpdateStatus.Testing && release?.HasTesting == true && inKoji.Tags.Testing.Length > 0 && !tags.Contains(inKoji.Tags.Testing))
                yield return new Wait(WaitKind.NotInTesting, Words: tags.FirstOrDefault());
            // From a side tag it comes into the release's own only when it is signed.
            else if (tags.Count == 0 && update.SideTag is null)
                yield return new Wait(WaitKind.InNoTag);
        }
    }

    /// <summary>True where an update is in testing for Bodhi and not in testing's tag by Koji.</summary>
    public static bool IsNotInTesting(BodhiUpdate update, BodhiRelease? release, UpdateContext? context) =>
        On(update, release, context).Any(w => w.Kind == WaitKind.NotInTesting);
}
