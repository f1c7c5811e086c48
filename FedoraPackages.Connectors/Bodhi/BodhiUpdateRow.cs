using System.Collections.Immutable;
using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Reads an update. Of comments only Bodhi's own word about an ejection is read, and nothing of anybody's account but the name.</summary>
internal static class BodhiUpdateRow
{
    private const int LongestNotes = 20_000;
    private const int LongestText = 500;

    /// <summary>Null for flatpaks, containers and modules: their builds are called like packages and are not theirs.</summary>
    public static BodhiUpdate? Read(JsonElement row)
    {
        if (row.Text("content_type") is { } type && type != "rpm")
            return null;
        if ((row.Text("alias") ?? row.Text("updateid")) is not { } alias || !UpdateAlias.IsValid(alias)
            || row.Object("release") is not { } release || release.Text("name") is not { Length: > 0 } name
            || row.Time("date_submitted") is not { } submitted)
            throw BodhiApi.Unreadable("an update without its key, release or date");
        var request = row.Text("request") is null ? (UpdateRequest?)null : row.Word<UpdateRequest>("request");
        var comments = row.Objects("comments").ToList();
        return new BodhiUpdate
        {
            Alias = alias,
            DisplayName = Text(row, "display_name"),
            Release = name,
            StableTag = release.Text("stable_tag") ?? "",
            Status = row.Word<UpdateStatus>("status"),
            Request = request,
            Gating = row.Text("test_gating_status") is null ? null : row.Word<GatingStatus>("test_gating_status"),
            Type = row.Word<UpdateType>("type"),
            Severity = row.Word<UpdateSeverity>("severity"),
            Builds = Builds(row),
            Bugs = [.. row.Objects("bugs").Select(Bug).OfType<UpdateBug>().DistinctBy(b => b.Id)],
            Notes = row.Text("notes") is { } notes ? Clean(notes, LongestNotes) : "",
            Karma = Small(row, "karma"),
            StableKarma = Small(row, "stable_karma"),
            UnstableKarma = Small(row, "unstable_karma"),
            StableDays = Small(row, "stable_days"),
            AutoKarma = row.Flag("autokarma") ?? false,
            AutoTime = row.Flag("autotime") ?? false,
            Critical = row.Flag("critpath") ?? false,
            MeetsRequirements = row.Flag("meets_testing_requirements") ?? false,
            Locked = row.Flag("locked") ?? false,
            SideTag = Text(row, "from_tag"),
            Submitter = row.Object("user") is { } user ? Text(user, "name") : null,
            Submitted = submitted,
            Modified = row.Time("date_modified"),
            TestingSince = row.Time("date_testing"),
            StableSince = row.Time("date_stable"),
            Ejected = request is null ? BodhiComments.Ejection(comments) : null,
            NewestComment = comments.Select(c => c.Number("id") ?? 0).DefaultIfEmpty().Max(),
        };
    }

    /// <summary>One line about it; null for what is not of RPMs.</summary>
    public static RecentUpdate? Recent(JsonElement row)
    {
        if (Read(row) is not { } update)
            return null;
        var packages = update.Builds.Select(b => Nvr.NameOf(b.Nvr)).OfType<string>().Distinct(StringComparer.Ordinal).Take(RecentUpdate.MostPackages);
        var at = update.Status switch
        {
            UpdateStatus.Stable => update.StableSince,
            UpdateStatus.Testing => update.TestingSince,
            _ => null,
        };
        return new RecentUpdate(update.Alias, update.Release, update.Status, update.Type, [.. packages], update.Builds.Length, at ?? update.Submitted);
    }

    public static BuildrootOverride? Override(JsonElement row) =>
        row.Text("nvr") is { Length: > 0 } nvr && row.Time("submission_date") is { } submitted && row.Time("expiration_date") is { } expires
            ? new BuildrootOverride(Cut(nvr, LongestText), row.Object("submitter") is { } user ? Text(user, "name") ?? "" : "", submitted, expires)
            : throw BodhiApi.Unreadable("an override without its build or dates");

    internal static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    /// <summary>What people have written: of a bounded length, and without anybody's address.</summary>
    internal static string Clean(string text, int longest) => MailAddress.Without(Cut(text, longest));

    private static ImmutableArray<UpdateBuild> Builds(JsonElement row) =>
    [
        .. row.Objects("builds")
            .Select(b => b.Text("nvr") is { Length: > 0 } nvr
                ? new UpdateBuild(Cut(nvr, LongestText), b.Number("epoch") is > 0 and var epoch ? epoch : null, b.Flag("signed") ?? false)
                : null)
            .OfType<UpdateBuild>().DistinctBy(b => b.Nvr).OrderBy(b => b.Nvr, StringComparer.Ordinal),
    ];

    private static UpdateBug? Bug(JsonElement row) => row.Number("bug_id") is > 0 and var id
        ? new UpdateBug(id, Text(row, "title"), row.Flag("security") ?? false, row.Flag("parent") ?? false)
        : null;

    private static int Small(JsonElement row, string member) => (int)Math.Clamp(row.Number(member) ?? 0, -100_000, 100_000);

    private static string? Text(JsonElement row, string member) =>
        row.Text(member)?.Trim() is { Length: > 0 } text ? Clean(text, LongestText) : null;
}
