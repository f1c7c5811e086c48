namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>One site of two workers and two web nodes for all tests of a class, which leave it as they found it. Started by the first.</summary>
public sealed class SharedMachines : IAsyncDisposable
{
    private ManyMachines? site;

    internal async Task<ManyMachines> SiteAsync() => site ??= await ManyMachines.StartAsync(workers: 2);

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
    }
}
