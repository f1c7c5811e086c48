using System.Text.Json.Nodes;
using FedoraPackages.Connectors.Sandbox.World;

namespace FedoraPackages.Connectors.Sandbox.Bodhi;

/// <summary>Writes Greenwave's decision about an update, as Bodhi hands it on and as the bus says it.</summary>
internal static class DecisionJson
{
    public static JsonObject Of(SandboxUpdate update)
    {
        var unmet = update.Unmet;
        var all = Math.Max(2, unmet.Count);
        var failed = unmet.Count(t => t.Failed);
        return new JsonObject
        {
            ["policies_satisfied"] = unmet.Count == 0,
            ["summary"] = unmet.Count == 0 ? "All required tests passed" : failed > 0 ? $"{failed} of {all} required tests failed" : $"{unmet.Count} of {all} required test results missing",
            ["applicable_policies"] = new JsonArray("fedora_bodhi_update_push_stable"),
            ["satisfied_requirements"] = new JsonArray(),
            ["unsatisfied_requirements"] = new JsonArray([.. unmet.Select(Requirement)]),
            ["results"] = new JsonArray([.. unmet.Where(t => t.Failed).Select(Result)]),
            ["waivers"] = new JsonArray(),
        };
    }

    private static JsonObject Requirement(SandboxTest test)
    {
        var requirement = new JsonObject
        {
            ["type"] = test.Failed ? "test-result-failed" : "test-result-missing",
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

    private static long Number(SandboxTest test) => (test.Build.Id * 10) + (test.Name.Length % 10);
}
