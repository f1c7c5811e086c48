using FedoraPackages.Web.Names;

namespace FedoraPackages.Web.Hosting;

/// <summary>Whether this process has once been able to answer: whether it knows what packages there are.</summary>
internal sealed class Readiness(NameDirectory directory)
{
    private volatile bool ready;

    public async Task<bool> IsReadyAsync(CancellationToken ct) => ready || (ready = await directory.CurrentAsync(ct) is not null);
}
