using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Web.Components.Panels.Updates;

/// <summary>An update in words.</summary>
internal static class UpdateWords
{
    public static string Of(UpdateStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(UpdateType type) => type switch
    {
        UpdateType.NewPackage => "new package",
        UpdateType.Unspecified => "other",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>"security, urgent": the severity only where there is one.</summary>
    public static string Kind(BodhiUpdate update) =>
        update.Severity == UpdateSeverity.Unspecified ? Of(update.Type) : $"{Of(update.Type)}, {update.Severity.ToString().ToLowerInvariant()}";

    /// <summary>Green is silence: only security is coloured, by how grave it is.</summary>
    public static string? Tone(BodhiUpdate update) => update.Type != UpdateType.Security ? null
        : update.Severity >= UpdateSeverity.High ? "problem-chip" : "caution-chip";

    /// <summary>The package's own builds, and those that come along.</summary>
    public static (IReadOnlyList<UpdateBuild> Own, IReadOnlyList<UpdateBuild> Others) Apart(BodhiUpdate update, string package)
    {
        var own = update.Builds.ToLookup(b => Nvr.NameOf(b.Nvr) == package);
        return ([.. own[true]], [.. own[false]]);
    }

    /// <summary>All that is seen of an update but what the clock changes.</summary>
    public static string Fingerprint(BodhiUpdate update) => string.Join(
        '|',
        update.DisplayName,
        update.Release,
        update.Submitter,
        update.SideTag,
        update.Critical,
        update.AutoKarma ? update.StableKarma : null,
        update.AutoTime ? update.StableDays : null,
        update.Status,
        update.Request,
        update.Gating,
        string.Join(',', update.Unmet),
        update.Type,
        update.Severity,
        update.Karma,
        update.Locked,
        update.Ejected,
        update.TestingSince?.UtcTicks,
        update.StableSince?.UtcTicks,
        update.MeetsRequirements,
        update.Notes.GetHashCode(StringComparison.Ordinal),
        string.Join(',', update.Builds),
        string.Join(',', update.Bugs));
}
