using Microsoft.AspNetCore.Components.Server.Circuits;

namespace FedoraPackages.Web.Admin.Reports;

/// <summary>How many tabs have a live connection to this node.</summary>
internal sealed class OpenTabs : CircuitHandler
{
    private int count;

    public int Count => Volatile.Read(ref count);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref count);
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref count);
        return Task.CompletedTask;
    }
}
