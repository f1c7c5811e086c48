using System.Globalization;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>Times as the hub writes and takes them (<c>upstreams/koji.md</c> §3).</summary>
internal static class HubTime
{
    /// <summary>The fraction is left out where it is zero.</summary>
    public static XmlRpcValue Text(DateTimeOffset? time)
    {
        if (time is not { } t)
            return XmlRpcValue.Nil;
        var fraction = t.Ticks % TimeSpan.TicksPerSecond == 0 ? "" : ".ffffff";
        return t.UtcDateTime.ToString($"yyyy-MM-dd HH:mm:ss{fraction}+00:00", CultureInfo.InvariantCulture);
    }

    public static XmlRpcValue Stamp(DateTimeOffset? time) => time is { } t ? Moment.Seconds(t) : XmlRpcValue.Nil;

    /// <summary>A filter's value: text in ISO style, or seconds since 1970.</summary>
    public static DateTimeOffset? Read(XmlRpcValue value) => value switch
    {
        XmlRpcValue.NilValue => null,
        XmlRpcValue.Int or XmlRpcValue.Double =>
            DateTimeOffset.UnixEpoch.AddTicks((long)(Math.Clamp(value.AsDouble(), -6e10, 2.5e11) * TimeSpan.TicksPerSecond)),
        XmlRpcValue.Text t when DateTimeOffset.TryParse(t.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => throw HubFaultException.Unexpected("invalid input syntax for type timestamp with time zone"),
    };
}
