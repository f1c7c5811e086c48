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
            // What is over cannot be asked for anything: whatever was said has been overtaken.
            _ when update.Status is UpdateStatus.Obsolete or UpdateStatus.Unpushed => true,
            UpdateStep.TestingRequested => update.Request == UpdateRequest.Testing || update.Status >= UpdateStatus.Testing || update.Ejected is not null,
            UpdateStep.StableRequested => update.Request == UpdateRequest.Stable || update.Status >= UpdateStatus.Stable || update.Ejected is not null,
            UpdateStep.UnpushRequested => update.Request == UpdateRequest.Unpush,
            UpdateStep.ObsoleteRequested => update.Request == UpdateRequest.Obsolete,
            UpdateStep.RequestRevoked => update.Request is null,
            UpdateStep.InTesting => update.Status >= UpdateStatus.Testing,
            UpdateStep.InStable => update.Status >= UpdateStatus.Stable,
            UpdateStep.Ejected => update.Ejected is not null || update.Request is not null || update.Status >= UpdateStatus.Stable,
            UpdateStep.RequirementsMet => update.MeetsRequirements || update.Status >= UpdateStatus.Stable,
            _ => true,
        };
    }

    // Not among those kept, or not of a release that is alive: nothing to be seen here.
    private static bool Older(UpdateList value, UpdateChanged said) =>
        value.Total > value.Updates.Length && value.Updates is [.., var oldest] && said.SentAt < oldest.Submitted;
}
