using System.Globalization;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Koji tells each time twice, as seconds since the epoch and as text, both in UTC; older rows have only one of them.</summary>
internal static class KojiTimes
{
    private const double LastSecond = 253402300799;

    /// <summary>The time <c>{name}_ts</c>, else <c>{name}_time</c>, else null.</summary>
    public static DateTimeOffset? Time(this XmlRpcValue row, string name)
    {
        if (row[name + "_ts"].AsDoubleOrNull() is { } seconds)
            return FromSeconds(seconds);
        return row[name + "_time"].AsTextOrNull() is { } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
            : null;
    }

    // Postgres counts microseconds; more digits of a double are noise.
    private static DateTimeOffset FromSeconds(double seconds) => seconds is >= 0 and <= LastSecond
        ? DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * 1_000_000) * TimeSpan.TicksPerMicrosecond)
        : throw new XmlRpcException($"no time: {seconds}");
}
