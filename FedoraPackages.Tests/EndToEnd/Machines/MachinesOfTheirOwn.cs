namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>The same with a broker that may be killed, for one class.</summary>
public sealed class MachinesOfTheirOwn : IAsyncDisposable
{
    private ManyMachines? site;

    internal async Task<ManyMachines> SiteAsync() => site ??= await ManyMachines.StartAsync(workers: 2);

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
    }
}
