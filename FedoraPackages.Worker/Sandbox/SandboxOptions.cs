namespace FedoraPackages.Worker.Sandbox;

/// <summary>The invented Fedora (<c>Sandbox</c>).</summary>
public sealed class SandboxOptions
{
    /// <summary>Where the sandbox is served when that is all a process does.</summary>
    internal const int ServedPort = 5090;

    /// <summary>The same seed gives the same world.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many packages there are at least; above the real ones, invented names fill up. At most 100,000.</summary>
    public int Packages { get; set; }

    /// <summary>1: something happens every two seconds; 0: nothing does; at most 1,000.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>Where its services listen on 127.0.0.1; 0: any free port.</summary>
    public int Port { get; set; }

    /// <summary>Where another process serves it, for a worker that shares store and bus.</summary>
    public Uri Url { get; set; } = new($"http://127.0.0.1:{ServedPort}");

    internal string? Fault() =>
        Packages is < 0 or > 100_000 ? "Sandbox:Packages must be between 0 and 100000"
        : !(Speed is >= 0 and <= 1000) ? "Sandbox:Speed must be between 0 and 1000"
        : Port is < 0 or > 65535 ? "Sandbox:Port must be between 0 and 65535"
        : !(Url.IsAbsoluteUri && Url.Scheme is "http" or "https") || Url.PathAndQuery != "/" || Url.Fragment.Length > 0 || Url.UserInfo.Length > 0
            ? "Sandbox:Url must be an http or https address such as http://127.0.0.1:5090"
        : null;
}
