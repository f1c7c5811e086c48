using FedoraPackages.Connectors.Messages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Connectors.Messages;

public sealed class BusLinkTests
{
    private static readonly Uri One = new("queue:one");
    private static readonly Uri Two = new("queue:two");

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));
    private readonly FakeLogger<BusLink> log = new();
    private readonly BusLink link;
    private int returned;
    private int gone;

    public BusLinkTests()
    {
        link = new BusLink(clock, log);
        link.Returned += () => returned++;
        link.Gone += () => gone++;
    }

    [Fact]
    public void Link_NotTriedYet_IsNotAwayAndHasNotBeenReady() => Assert.Equal((null, false), (link.AwaySince, link.HasBeenReady));

    [Fact]
    public void Link_FirstQueues_HaveReturnedOnceEachAndNothingIsLogged()
    {
        link.Listens(One);
        link.Listens(Two);
        link.Listens(Two);

        Assert.Equal((true, 2, 0), (link.HasBeenReady, returned, gone));
        Assert.Empty(log.Collector.GetSnapshot());
    }

    [Fact]
    public void Link_OneOfTwoQueuesLost_IsNotAwayAndItsReturnIsTold()
    {
        link.Listens(One);
        link.Listens(Two);
        link.Lost(One, "its channel broke");
        link.Listens(One);

        Assert.Null(link.AwaySince);
        Assert.Equal((3, 0), (returned, gone));
    }

    [Fact]
    public void Link_AnOutageTriedOftenInVain_IsOneBeginningAndOneEnd()
    {
        link.Listens(One);
        link.Lost(One, "the connection ended");
        for (var second = 0; second < 60; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            link.Lost("refused");
        }

        Assert.Equal(clock.GetUtcNow().AddMinutes(-1), link.AwaySince);
        link.Listens(One);

        Assert.Null(link.AwaySince);
        Assert.Equal((2, 1), (returned, gone));
        Assert.Equal([1501, 1502], log.Collector.GetSnapshot().Select(record => record.Id.Id));
        Assert.Equal("Our bus is there again after 00:01:00", log.LatestRecord.Message);
    }

    [Fact]
    public void Link_NeverThere_IsAwayAndReadyOnlyWhenItComes()
    {
        link.Lost("refused");
        Assert.NotNull(link.AwaySince);
        Assert.False(link.HasBeenReady);

        link.Listens(One);
        Assert.Equal((null, true, 1), (link.AwaySince, link.HasBeenReady, returned));
    }
}
