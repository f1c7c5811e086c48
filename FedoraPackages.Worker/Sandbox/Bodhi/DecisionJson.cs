using System.Globalization;
using System.Text.Json.Nodes;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Bodhi;

/// <summary>Writes Greenwave's decision about an update, as Bodhi hands it on and as the bus says it.</summary>
internal static class DecisionJson
{
    public static JsonObject Of(SandboxUpdate update)
    {
        var unmet = update.Unmet;
        var all = Math.Max(SandboxTest.Required.Count, unmet.Count);
        var failed = unmet.Count(t => t.Failed);
        return new JsonObject
        {
            ["policies_satisfied"] = unmet.Count == 0,
            ["summary"] = unmet.Count == 0 ? "All required tests passed"
                : failed > 0 ? $"{failed} of {all} required tests failed"
                : $"{unmet.Count} of {all} required test results missing",
            ["applicable_policies"] = new JsonArray("fedora_bodhi_update_push_stable"),
            ["satisfied_requirements"] = new JsonArray([.. update.Waivers.Select(waiver => Requirement(waiver.Test, waived: true))]),
            ["unsatisfied_requirements"] = new JsonArray([.. unmet.Select(test => Requirement(test, waived: false))]),
            ["results"] = new JsonArray([.. unmet.Concat(update.Waivers.Select(w => w.Test)).Where(t => t.Failed).Select(Result)]),
            ["waivers"] = new JsonArray([.. update.Waivers.Select(Waiver)]),
        };
    }

    private static JsonObject Requirement(SandboxTest test, bool waived)
    {
        var requirement = new JsonObject
        {
            ["type"] = (test.Failed ? "test-result-failed" : "test-result-missing") + (waived ? "-waived" : ""),
            ["testcase"] = test.Name,
            ["subject_type"] = "koji_build",
            ["subject_identifier"] = test.Build.Nvr,
            ["scenario"] = null,
        };
        if (test.Failed)
            requirement["result_id"] = Number(test);
        return requirement;
    }

    private static JsonObject Result(SandboxTest test) => new()
    {
        ["id"] = Number(test),
        ["testcase"] = new JsonObject { ["name"] = test.Name, ["ref_url"] = null },
        ["outcome"] = "FAILED",
        ["ref_url"] = $"https://ci.sandbox.invalid/{Number(test)}",
        ["data"] = new JsonObject { ["item"] = new JsonArray(test.Build.Nvr), ["type"] = new JsonArray("koji_build") },
    };

    private static JsonObject Waiver(SandboxWaiver waiver) => new()
    {
        ["id"] = Number(waiver.Test) + 1,
        ["testcase"] = waiver.Test.Name,
        ["subject_type"] = "koji_build",
        ["subject_identifier"] = waiver.Test.Build.Nvr,
        ["waived"] = true,
        ["username"] = waiver.By.Name,
        ["comment"] = "Known, and not caused by this build.",
        ["timestamp"] = waiver.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
    };

    private static long Number(SandboxTest test) => (test.Build.Id * 10) + (test.Name.Length % 10);
}
