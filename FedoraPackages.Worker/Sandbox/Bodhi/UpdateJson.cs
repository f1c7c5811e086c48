using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Bodhi;

/// <summary>Writes an update with the members and types of Bodhi's answers of 2025.</summary>
internal static class UpdateJson
{
    private const string Site = "https://bodhi.sandbox.invalid/updates/";

    public static JsonObject Of(SandboxUpdate update, SandboxWorld world) => new()
    {
        ["alias"] = update.Alias,
        ["updateid"] = update.Alias,
        ["title"] = update.DisplayName.Length > 0 ? update.DisplayName : string.Join(' ', update.Builds.Select(b => b.Nvr)),
        ["display_name"] = update.DisplayName,
        ["url"] = Site + update.Alias,
        ["status"] = BodhiWords.Of(update.Status),
        ["request"] = update.Request is { } request ? BodhiWords.Of(request) : null,
        ["type"] = BodhiWords.Of(update.Type),
        ["severity"] = BodhiWords.Of(update.Severity),
        ["suggest"] = "unspecified",
        ["test_gating_status"] = BodhiWords.Of(update.Gating),
        ["content_type"] = "rpm",
        ["notes"] = update.Notes,
        ["karma"] = update.Karma,
        ["stable_karma"] = update.StableKarma,
        ["unstable_karma"] = update.UnstableKarma,
        ["stable_days"] = update.StableDays,
        ["autokarma"] = update.AutoKarma,
        ["autotime"] = update.AutoTime,
        ["require_bugs"] = true,
        ["require_testcases"] = true,
        ["close_bugs"] = true,
        ["locked"] = update.Locked,
        ["pushed"] = update.TestingSince is not null || update.StableSince is not null,
        ["critpath"] = update.Critical,
        ["critpath_groups"] = update.Critical ? "core" : "",
        ["meets_testing_requirements"] = update.MeetsRequirements(world.Now),
        ["date_submitted"] = Time(update.Submitted),
        ["date_modified"] = Time(update.Modified),
        ["date_approved"] = null,
        ["date_testing"] = Time(update.TestingSince),
        ["date_stable"] = Time(update.StableSince),
        ["date_pushed"] = Time(update.StableSince ?? update.TestingSince),
        ["from_tag"] = update.SideTag,
        ["version_hash"] = Hash(update),
        ["release"] = ReleaseJson.Of(update.Release, world),
        ["user"] = User(update.Submitter),
        ["builds"] = new JsonArray([.. update.Builds.Select(Build)]),
        ["bugs"] = new JsonArray([.. update.Bugs.Select(Bug)]),
        ["comments"] = new JsonArray([.. update.Comments.Select(comment => Comment(comment, update))]),
        ["test_cases"] = new JsonArray(),
    };

    public static JsonObject Override(SandboxOverride of, SandboxWorld world) => new()
    {
        ["nvr"] = of.Build.Nvr,
        ["notes"] = of.Notes,
        ["submission_date"] = Time(of.Submitted),
        ["expiration_date"] = Time(of.Expires),
        ["expired_date"] = Time(of.Expired),
        ["build_id"] = of.Build.Id,
        ["build"] = Build(of.Build),
        ["submitter_id"] = of.By.Id,
        ["submitter"] = User(of.By),
    };

    public static JsonObject Build(SandboxBuild build) => new()
    {
        ["nvr"] = build.Nvr,
        ["signed"] = !build.IsIn(build.For.Candidate) && !build.IsIn(build.For.SigningPending),
        ["release_id"] = 100 + build.For.Place,
        ["type"] = "rpm",
        ["epoch"] = build.Package.Facts.Epoch ?? 0,
    };

    public static JsonObject User(SandboxPerson person) => new()
    {
        ["id"] = person.Id,
        ["name"] = person.Name,
        ["email"] = person.Name == "bodhi" ? null : person.Name + "@people.sandbox.invalid",
        ["avatar"] = "https://libravatar.sandbox.invalid/" + person.Name,
        ["openid"] = person.Name + ".id.sandbox.invalid",
        ["groups"] = new JsonArray(new JsonObject { ["name"] = "packager" }),
    };

    private static JsonObject Comment(SandboxComment comment, SandboxUpdate update) => new()
    {
        ["id"] = comment.Id,
        ["karma"] = comment.Karma,
        ["karma_critpath"] = 0,
        ["text"] = comment.Text,
        ["timestamp"] = Time(comment.At),
        ["update_id"] = update.Builds[0].Id,
        ["user_id"] = comment.By.Id,
        ["bug_feedback"] = new JsonArray(),
        ["testcase_feedback"] = new JsonArray(),
        ["user"] = User(comment.By),
    };

    private static JsonObject Bug(SandboxUpdateBug bug) => new()
    {
        ["bug_id"] = bug.Id,
        ["title"] = bug.Title,
        ["security"] = bug.Security,
        ["parent"] = false,
        ["feedback"] = new JsonArray(),
    };

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    // As long as Bodhi's own, by which it tells whether an update still has the same builds.
    private static string Hash(SandboxUpdate update) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join(' ', update.Builds.Select(b => b.Nvr).Order(StringComparer.Ordinal)))))[..40];
}
