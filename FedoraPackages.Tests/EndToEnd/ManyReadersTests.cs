using System.Net;

namespace FedoraPackages.Tests.EndToEnd;

public sealed class ManyReadersTests
{
    // An answer that is given up on a busy machine is asked for again, and counted again.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task ColdPackage_AThousandFirstViews_AreOneGathering()
    {
        await using var koji = await KojiInBetween.StartAsync();
        await using var site = await Site.StartAsync(koji, Timeout);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 1000).Select(async _ =>
        {
            using var response = await site.Client.GetAsync("/packages/bash/builds", TestContext.Current.CancellationToken);
            return response.StatusCode;
        }));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(1, koji.Gatherings["bash"]);
    }

    [Fact]
    public async Task UnknownPackage_AskedFor_IsA404WithNearNamesAndAsksNobody()
    {
        await using var koji = await KojiInBetween.StartAsync();
        await using var site = await Site.StartAsync(koji, Timeout);

        using var response = await site.Client.GetAsync("/packages/guakee", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("/packages/guake\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(koji.Gatherings);
    }
}
