using System.Threading.Channels;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>The lanes that a pump takes from, its slots, and the one wake that waits for it to look.</summary>
internal sealed class PumpLane(RefreshLane slowest, int slots)
{
    private readonly Channel<bool> wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.Wait });

    public RefreshLane Slowest => slowest;

    public int Slots => slots;

    /// <summary>True while every slot is taken: then a wake is of no use here.</summary>
    public bool IsFull { get; set; }

    /// <summary>Look soon. More than one is one.</summary>
    public void Wake() => wakes.Writer.TryWrite(true);

    /// <summary>As above, but only when there is room for another wake, or nothing that it would have to wait for.</summary>
    public async Task WakeAsync(CancellationToken ct)
    {
        if (IsFull)
            await wakes.Writer.WriteAsync(true, ct);
        else
            Wake();
    }

    /// <summary>Until somebody wakes it.</summary>
    public Task WokenAsync(CancellationToken ct) => wakes.Reader.WaitToReadAsync(ct).AsTask();

    public void Clear() => wakes.Reader.TryRead(out _);
}
