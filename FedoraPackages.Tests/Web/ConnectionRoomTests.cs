using System.Net;
using FedoraPackages.Web.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Web;

public sealed class ConnectionRoomTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress There = IPAddress.Parse("192.0.2.2");

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Enter_NodeIsFull_IsRefusedUntilOneLeaves()
    {
        var room = Room(most: 2, fromOne: 0);
        Assert.True(Enter(room, Here, "1"));
        Assert.True(Enter(room, There, "2"));
        Assert.False(Enter(room, There, "3"));
        Assert.NotNull(room.WhyNot(Here));

        room.Leave("1", goesOn: false);

        Assert.Null(room.WhyNot(Here));
        Assert.True(Enter(room, There, "3"));
        Assert.Equal(2, room.Count);
    }

    [Fact]
    public void Enter_AddressIsFull_IsRefusedAndOthersAreNot()
    {
        var room = Room(most: 0, fromOne: 1);
        Assert.True(Enter(room, Here, "1"));

        Assert.False(Enter(room, Here, "2"));
        Assert.False(Enter(room, Here.MapToIPv6(), "2"));
        Assert.True(Enter(room, There, "2"));

        room.Leave("1", goesOn: false);
        Assert.True(Enter(room, Here, "3"));
    }

    [Fact]
    public void Enter_AddressesOfOneNetworkOfIPv6_AreOne()
    {
        var room = Room(most: 0, fromOne: 1);
        Assert.True(Enter(room, IPAddress.Parse("2001:db8:0:1::1"), "1"));

        Assert.False(Enter(room, IPAddress.Parse("2001:db8:0:1:ffff::2"), "2"));
        Assert.True(Enter(room, IPAddress.Parse("2001:db8:0:2::1"), "2"));
    }

    [Fact]
    public void Enter_LimitsAreOff_IsNeverRefused()
    {
        var room = Room(most: 0, fromOne: 0);

        Assert.All(Enumerable.Range(0, 5_000), i => Assert.True(Enter(room, Here, $"{i}")));
        Assert.Null(room.WhyNot(Here));
    }

    [Fact]
    public void Poll_BetweenTwo_KeepsItsPlaceAndIsNotRefused()
    {
        var room = Room(most: 1, fromOne: 1);
        Assert.True(Enter(room, Here, "polls"));
        room.Leave("polls", goesOn: true);
        clock.Advance(ConnectionRoom.BetweenPolls / 2);
        Assert.False(Enter(room, There, "other"));

        Assert.True(Enter(room, Here, "polls"));
        clock.Advance(2 * ConnectionRoom.BetweenPolls);
        Assert.False(Enter(room, There, "other"));

        room.Leave("polls", goesOn: true);
        clock.Advance(ConnectionRoom.BetweenPolls);
        Assert.True(Enter(room, There, "other"));
        Assert.Equal(1, room.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Poll_Over_LeavesItsPlaceAtOnce(bool whilePolling)
    {
        var room = Room(most: 1, fromOne: 0);
        Assert.True(Enter(room, Here, "polls"));
        if (whilePolling)
            room.End("polls");
        room.Leave("polls", goesOn: true);
        if (!whilePolling)
            room.End("polls");

        Assert.Equal(0, room.Count);
        Assert.True(Enter(room, There, "other"));
    }

    [Fact]
    public void Leave_TwoRequestsOfOneConnection_HoldOnePlaceUntilTheLast()
    {
        var room = Room(most: 1, fromOne: 0);
        Assert.True(Enter(room, Here, "1"));
        Assert.True(Enter(room, Here, "1"));

        room.Leave("1", goesOn: false);
        Assert.False(Enter(room, There, "2"));

        room.Leave("1", goesOn: false);
        Assert.True(Enter(room, There, "2"));
    }

    private static bool Enter(ConnectionRoom room, IPAddress from, string connection) => room.TryEnter(from, connection, out _);

    private ConnectionRoom Room(int most, int fromOne) =>
        new(Options.Create(new SiteOptions { MostConnections = most, MostConnectionsPerAddress = fromOne }), clock);
}
