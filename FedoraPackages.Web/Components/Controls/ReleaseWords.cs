using System.Globalization;
using FedoraPackages.Connectors.Bodhi;

namespace FedoraPackages.Web.Components.Controls;

/// <summary>A release in words.</summary>
internal static class ReleaseWords
{
    /// <summary>"Rawhide", "Fedora 45", "EPEL 10.2", "ELN".</summary>
    public static string Name(BodhiRelease release) => release.Kind switch
    {
        ReleaseKind.Rawhide => "Rawhide",
        ReleaseKind.Eln => "ELN",
        ReleaseKind.Epel => release.Name.Replace('-', ' ') is ['E', ..] name && name.EndsWith('N') ? $"{name[..^1]} Next" : release.Name.Replace('-', ' '),
        _ => $"Fedora {release.Version}",
    };

    /// <summary>Where it stands in its life: "Fedora 46, in development", "final freeze", "stable".</summary>
    public static string Phase(BodhiRelease release) => release switch
    {
        { Kind: ReleaseKind.Rawhide } => $"Fedora {release.Version}, in development",
        { Kind: ReleaseKind.Eln } => "follows Rawhide",
        { State: ReleaseState.Frozen, Status: "pre_beta" } => "beta freeze",
        { State: ReleaseState.Frozen, Kind: ReleaseKind.Branched } => "final freeze",
        { State: ReleaseState.Frozen } => "frozen",
        { Kind: ReleaseKind.Branched, Status: "post_beta" } => "branched, after its beta",
        { Kind: ReleaseKind.Branched } => "branched, before its beta",
        { State: ReleaseState.Pending } => "not open yet",
        _ => "stable",
    };

    /// <summary>"9 Dec 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"1 karma or 7 days".</summary>
    public static string Needs(UpdateThresholds thresholds) => thresholds.Days == 0 ? "nothing" : $"{thresholds.Karma} karma or {thresholds.Days} days";
}
