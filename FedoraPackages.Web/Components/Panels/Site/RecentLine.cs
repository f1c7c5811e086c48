using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Web.Components.Panels.Site;

/// <summary>One line of what has happened: a sign, the packages it is about, and the rest in words.</summary>
/// <param name="Name">What stands for the package when there is only one.</param>
/// <param name="Tone">"problem" or "caution"; "" for what is as it should be.</param>
internal sealed record RecentLine(
    string Key, DateTimeOffset At, string Sign, string Tone, IReadOnlyList<string> Packages, string Name, string Words)
{
    private const int MostPackages = 3;

    /// <summary>Newest first.</summary>
    /// <param name="releases">Which of them is Rawhide; null: not known.</param>
    public static IEnumerable<RecentLine> Of(RecentBuilds? builds, RecentUpdates? updates, ReleaseList? releases) =>
        (builds?.Builds.Select(Of) ?? []).Concat(updates?.Updates.Select(update => Of(update, ReleaseName.Of(update.Release, releases))) ?? [])
            .DistinctBy(l => l.Key).OrderByDescending(l => l.At).ThenBy(l => l.Key, StringComparer.Ordinal);

    private static RecentLine Of(RecentBuild build) => new(
        $"build {build.BuildId}",
        build.Completed ?? build.Started,
        BuildWords.Sign(build.State),
        build.State switch { BuildState.Building => "caution", BuildState.Failed => "problem", _ => "" },
        [build.Package],
        build.Nvr,
        $"{(build.State == BuildState.Building ? "is building" : BuildWords.State(build.State))} · by {build.Owner}");

    private static RecentLine Of(RecentUpdate update, string release)
    {
        IReadOnlyList<string> named = [.. update.Packages.Take(MostPackages)];
        var others = update.Builds - named.Count;
        var more = others > 0 ? $" and {others} more" : "";
        var kind = update.Type == UpdateType.Security ? "security update " : "update ";
        return new RecentLine(
            update.Alias, update.At, "↑", update.Type == UpdateType.Security ? "problem" : "", named, named is [var only] ? only : "",
            $"{more} · {kind}{update.Alias} {Came(update.Status)} for {release}");
    }

    private static string Came(UpdateStatus status) => status switch
    {
        UpdateStatus.Pending => "submitted",
        UpdateStatus.Testing => "in testing",
        UpdateStatus.Stable => "pushed to stable",
        UpdateStatus.Unpushed => "taken out",
        UpdateStatus.Obsolete => "made obsolete",
        _ => "changed",
    };
}
