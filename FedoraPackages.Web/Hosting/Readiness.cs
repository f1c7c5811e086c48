using FedoraPackages.Connectors.Messages;
using FedoraPackages.Web.Names;

namespace FedoraPackages.Web.Hosting;

/// <summary>
/// Whether this process has once been able to answer and to hear what changes: whether it knows what packages there are, or that nobody can say,
/// and has reached our bus. A service that is down takes no node away.
/// </summary>
internal sealed class Readiness(NameDirectory directory, BusLink bus)
{
    private volatile bool ready;

    /// <summary>What is missing; null when nothing is, or once nothing was.</summary>
    public async Task<string?> MissingAsync(CancellationToken ct)
    {
        if (ready)
            return null;
        string?[] missing =
        [
            await directory.CurrentAsync(ct) is null && directory.Failure is null ? "the list of package names has not been read yet" : null,
            bus.HasBeenReady ? null : "our bus has not been reached yet",
        ];
        var said = string.Join("; ", missing.OfType<string>());
        ready = said.Length == 0;
        return ready ? null : said;
    }
}
