namespace FedoraPackages.Connectors.Storage;

/// <summary>Stores count in µs since 1970: fine enough for generations, and exact in a script's floating numbers until the year 2255.</summary>
internal static class StoreTime
{
    public static long Micros(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static long Micros(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicros(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
