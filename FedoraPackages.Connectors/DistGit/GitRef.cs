using System.Text.Json;
using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Connectors.DistGit;

/// <summary>Words of git's.</summary>
internal static class GitRef
{
    /// <summary>The file that says that a package is retired.</summary>
    public const string DeadPackage = "dead.package";

    private const string Heads = "refs/heads/";

    /// <summary>The name of the branch in <c>branch</c>, or in <c>ref</c>, with or without what stands before it; null for anything else.</summary>
    public static string? Branch(JsonElement body, string member = "branch")
    {
        if (body.Label(member) is not { } name)
            return null;
        var branch = name.StartsWith(Heads, StringComparison.Ordinal) ? name[Heads.Length..] : name;
        return branch.Length == 0 || branch.StartsWith("refs/", StringComparison.Ordinal) ? null : branch;
    }
}
