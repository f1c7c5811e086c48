namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>Times as a database keeps them: to the microsecond.</summary>
internal static class Moment
{
    public static DateTimeOffset Micro(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    /// <summary>Seconds since 1970.</summary>
    public static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / (double)TimeSpan.TicksPerSecond;
}
