using FedoraPackages.Tests.EndToEnd;

[assembly: AssemblyFixture(typeof(StillSite))]

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>One whole site for all tests of a run that only look at it: nothing happens there. Started by the first.</summary>
public sealed class StillSite : IAsyncDisposable
{
    private readonly Lazy<Task<Site>> site = new(() => Site.StartAsync());

    internal Task<Site> SiteAsync() => site.Value;

    public async ValueTask DisposeAsync()
    {
        if (!site.IsValueCreated)
            return;
        // Why it did not start was told to those who wanted it.
        await ((Task)site.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (site.Value.IsCompletedSuccessfully)
            await (await site.Value).DisposeAsync();
    }
}
