namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>What is known of a package apart from its builds.</summary>
/// <param name="Version">The newest version.</param>
/// <param name="Builds">How many builds it has; null: as its care suggests.</param>
/// <param name="Beyond">Where it lives beside Fedora: <c>9</c> EPEL 9, <c>X</c> EPEL 10, <c>N</c> ELN.</param>
internal sealed record SandboxFacts(
    string Name,
    long? Epoch,
    string Version,
    bool NoArch,
    SandboxCare Care,
    int? Builds,
    string Beyond,
    string Licence,
    string Url,
    IReadOnlyList<string> Subpackages,
    string Summary);
