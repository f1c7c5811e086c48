namespace FedoraPackages.Connectors.Sandbox;

/// <summary>The invented Fedora (<c>Sandbox</c>).</summary>
public sealed class SandboxOptions
{
    /// <summary>The same seed gives the same world.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many packages there are at least; above the real ones, invented names fill up. At most 100,000.</summary>
    public int Packages { get; set; }

    /// <summary>1: something happens every two seconds; 0: nothing does; at most 1,000.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>Where its services listen on 127.0.0.1; 0: any free port.</summary>
    public int Port { get; set; }

    internal string? Fault() =>
        Packages is < 0 or > 100_000 ? "Sandbox:Packages must be between 0 and 100000"
        : !(Speed is >= 0 and <= 1000) ? "Sandbox:Speed must be between 0 and 1000"
        : Port is < 0 or > 65535 ? "Sandbox:Port must be between 0 and 65535"
        : null;
}
