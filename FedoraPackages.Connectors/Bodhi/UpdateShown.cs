using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Whether a list of updates shows what was said about one of them.</summary>
internal static class UpdateShown
{
    public static bool By(UpdateList value, UpdateChanged said)
    {
        if (value.Updates.FirstOrDefault(u => u.Alias == said.Alias) is not { } update)
            return said.Step != UpdateStep.Written || Older(value, said);
        return said.Step switch
        {
            UpdateStep.Commented => said.Comment is not { } comment || update.NewestComment >= comment,
            UpdateStep.BuildRemoved => update.Builds.All(b => Nvr.NameOf(b.Nvr) != said.Package),
            // What is over cannot be asked for anything, but for one that was taken back: that is submitted again.
            _ when update.Status is UpdateStatus.Obsolete => true,
            UpdateStep.TestingRequested => update.Request == UpdateRequest.Testing
                || update.Status is UpdateStatus.Testing or UpdateStatus.Stable
                || EjectedSince(update, said),
            UpdateStep.StableRequested => update.Request == UpdateRequest.Stable || update.Status is UpdateStatus.Stable || EjectedSince(update, said),
            _ when update.Status is UpdateStatus.Unpushed => true,
            UpdateStep.UnpushRequested => update.Request == UpdateRequest.Unpush,
            UpdateStep.ObsoleteRequested => update.Request == UpdateRequest.Obsolete,
            UpdateStep.RequestRevoked => update.Request is null,
            UpdateStep.InTesting => update.Status >= UpdateStatus.Testing,
            UpdateStep.InStable => update.Status >= UpdateStatus.Stable,
            // Asked for again, its ejection is not told any more; asked for still, it has not been thrown out yet.
            UpdateStep.Ejected => update.Ejected is not null || update.Status >= UpdateStatus.Stable,
            UpdateStep.RequirementsMet => update.MeetsRequirements || update.Status >= UpdateStatus.Stable,
            _ => true,
        };
    }

    // An older ejection is what the request was made to mend; a message's time is of whole seconds.
    private static bool EjectedSince(BodhiUpdate update, UpdateChanged said) => update.Ejected is { } ejected && ejected.At >= said.SentAt;

    // Not among those kept, or not of a release that is alive: nothing to be seen here.
    private static bool Older(UpdateList value, UpdateChanged said) =>
        value.Total > value.Updates.Length && value.Updates is [.., var oldest] && said.SentAt < oldest.Submitted;
}
