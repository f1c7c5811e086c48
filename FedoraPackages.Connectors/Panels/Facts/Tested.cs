namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>What tests and waivers are about, told by how it is called.</summary>
internal static class Tested
{
    /// <summary>The thread of a build or of an update; null for a commit, and for what is not said exactly.</summary>
    public static string? Thread(string of, string package) =>
        of.StartsWith("FEDORA-", StringComparison.Ordinal) ? $"update {of}"
        : Nvr.NameOf(of) is { } name && name == package ? $"build {of}"
        : null;

    /// <summary>The test, for people.</summary>
    public static string Name(string test) => test.Length > 0 ? test : "a test";
}
