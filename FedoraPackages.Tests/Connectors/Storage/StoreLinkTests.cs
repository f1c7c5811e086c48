using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Connectors.Storage;

public sealed class StoreLinkTests
{
    private static readonly StoreLife First = new("one", DateTimeOffset.UnixEpoch, Settled: false);

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));
    private readonly FakeLogger<StoreLink> log = new();
    private readonly StoreLink link;
    private int changes;

    public StoreLinkTests()
    {
        link = new StoreLink(clock, log);
        link.Changed += () => changes++;
    }

    [Fact]
    public void Store_AwayAndBack_IsOneBeginningAndOneEnd()
    {
        link.Answered(First);
        changes = 0;
        for (var i = 0; i < 100; i++)
            link.Lost(new StoreAwayException("away"));
        var since = link.AwaySince;
        clock.Advance(TimeSpan.FromSeconds(20));
        for (var i = 0; i < 100; i++)
            link.Answered(First);

        Assert.Equal(clock.GetUtcNow() - TimeSpan.FromSeconds(20), since);
        Assert.Null(link.AwaySince);
        Assert.Equal(2, changes);
        Assert.Equal(2, log.Collector.Count);
    }

    [Fact]
    public void Store_Emptied_IsAChangeThoughItWasNeverAway()
    {
        link.Answered(First);
        changes = 0;
        link.Answered(new StoreLife("two", DateTimeOffset.MaxValue, Settled: false));
        link.Answered(new StoreLife("two", DateTimeOffset.MaxValue, Settled: true));

        Assert.Equal(1, changes);
    }
}
