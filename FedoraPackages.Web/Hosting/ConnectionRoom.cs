using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Web.Hosting;

/// <summary>
/// Counts the live connections of this node, and says when there is no room for another one. A place is held for as long as a connection's request
/// lasts; one that polls keeps it between two polls, so that it is not turned away in the midst of its life.
/// </summary>
internal sealed class ConnectionRoom(IOptions<SiteOptions> options, TimeProvider clock)
{
    /// <summary>One that has not polled again for so long is gone: SignalR gives up on it sooner.</summary>
    public static readonly TimeSpan BetweenPolls = TimeSpan.FromSeconds(20);

    private const string NodeIsFull = "this node has as many as it may have";
    private const string AddressIsFull = "its address has as many as one may have";

    private readonly Lock gate = new();
    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);
    private readonly Dictionary<IPAddress, int> byAddress = [];
    private long swept = clock.GetTimestamp();

    /// <summary>How many hold a place.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return places.Count;
        }
    }

    /// <summary>Null when there is room for another one from there; else why there is none.</summary>
    public string? WhyNot(IPAddress? from)
    {
        lock (gate)
            return Refusal(Sharing(from));
    }

    /// <summary>Keeps a place for a connection that is about to come from there, for as long as between two polls.</summary>
    public bool TryReserve(IPAddress? from, [NotNullWhen(false)] out string? whyNot)
    {
        lock (gate)
        {
            var address = Sharing(from);
            whyNot = Refusal(address);
            if (whyNot is not null)
                return false;
            var name = Guid.NewGuid().ToString("N");
            Hold(name, new Place(address) { Seen = clock.GetTimestamp(), IsReserved = true });
            return true;
        }
    }

    /// <summary>Begins a request of a connection. One that has a place keeps it, whatever the limits are.</summary>
    /// <param name="connection">The same for all requests of a connection, and of no other.</param>
    public bool TryEnter(IPAddress? from, string connection, [NotNullWhen(false)] out string? whyNot)
    {
        lock (gate)
        {
            whyNot = null;
            if (places.TryGetValue(connection, out var place))
            {
                place.Requests++;
                return true;
            }

            var address = Sharing(from);
            if (byAddress.ContainsKey(address)
                && places.FirstOrDefault(p => p.Value.IsReserved && p.Value.Address.Equals(address)) is { Key: { } reserved, Value: { } kept })
                Free(reserved, kept);
            whyNot = Refusal(address);
            if (whyNot is not null)
                return false;
            Hold(connection, new Place(address) { Requests = 1 });
            return true;
        }
    }

    /// <summary>Ends a request of a connection.</summary>
    /// <param name="goesOn">Another request of it is about to come.</param>
    public void Leave(string connection, bool goesOn)
    {
        lock (gate)
        {
            if (!places.TryGetValue(connection, out var place))
                return;
            place.Requests--;
            place.Seen = clock.GetTimestamp();
            if (place.Requests == 0 && (place.IsOver || !goesOn))
                Free(connection, place);
        }
    }

    /// <summary>The connection is over: no other request of it is about to come.</summary>
    public void End(string connection)
    {
        lock (gate)
        {
            if (!places.TryGetValue(connection, out var place))
                return;
            place.IsOver = true;
            if (place.Requests == 0)
                Free(connection, place);
        }
    }

    private void Hold(string name, Place place)
    {
        places[name] = place;
        byAddress[place.Address] = byAddress.GetValueOrDefault(place.Address) + 1;
    }

    private string? Refusal(IPAddress address)
    {
        Sweep();
        return IsReached(places.Count, options.Value.MostConnections) ? NodeIsFull
            : IsReached(byAddress.GetValueOrDefault(address), options.Value.MostConnectionsPerAddress) ? AddressIsFull
            : null;
    }

    private static bool IsReached(int count, int most) => most > 0 && count >= most;

    // Who knocks again and again does not make this node look through all of them each time.
    private void Sweep()
    {
        if (clock.GetElapsedTime(swept) < TimeSpan.FromSeconds(1))
            return;
        swept = clock.GetTimestamp();
        foreach (var (connection, place) in places.Where(p => p.Value.Requests == 0 && clock.GetElapsedTime(p.Value.Seen) >= BetweenPolls).ToList())
            Free(connection, place);
    }

    private void Free(string connection, Place place)
    {
        places.Remove(connection);
        if (--byAddress[place.Address] == 0)
            byAddress.Remove(place.Address);
    }

    // One machine may call itself anything within its /64 of IPv6.
    private static IPAddress Sharing(IPAddress? from)
    {
        if (from is null)
            return IPAddress.None;
        if (from.IsIPv4MappedToIPv6)
            return from.MapToIPv4();
        if (from.AddressFamily != AddressFamily.InterNetworkV6)
            return from;
        var bytes = from.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private sealed class Place(IPAddress address)
    {
        public IPAddress Address => address;

        /// <summary>Under way.</summary>
        public int Requests { get; set; }

        public long Seen { get; set; }

        public bool IsOver { get; set; }

        /// <summary>For one that has not come yet.</summary>
        public bool IsReserved { get; init; }
    }
}
