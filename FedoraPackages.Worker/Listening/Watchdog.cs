namespace FedoraPackages.Worker.Listening;

/// <summary>A line may be open, answer its heartbeats, and bring nothing any more: where so much is said, long silence is a fault.</summary>
internal sealed class Watchdog(TimeSpan longest, TimeProvider clock)
{
    private long heardAt = clock.GetTimestamp();

    public void Heard() => Volatile.Write(ref heardAt, clock.GetTimestamp());

    /// <exception cref="IOException">Nothing has been heard for too long.</exception>
    public async Task SilenceAsync(CancellationToken ct)
    {
        while (clock.GetElapsedTime(Volatile.Read(ref heardAt)) is var silent && silent < longest)
            await Task.Delay(longest - silent, clock, ct);
        throw new IOException($"nothing came for {longest}");
    }
}
