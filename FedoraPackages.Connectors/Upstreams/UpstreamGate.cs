namespace FedoraPackages.Connectors.Upstreams;

/// <summary>Whether one upstream service may be asked. Closing it breaks off what is under way too.</summary>
public sealed class UpstreamGate(string service) : IDisposable
{
    private readonly Lock gate = new();
    private CancellationTokenSource? closing = new();

    public string Service => service;

    public bool IsOpen
    {
        get
        {
            lock (gate)
                return closing is not null;
        }
    }

    public void Open()
    {
        lock (gate)
            closing ??= new CancellationTokenSource();
    }

    public void Close()
    {
        CancellationTokenSource? closed;
        lock (gate)
            (closed, closing) = (closing, null);
        // Whoever waits for an answer goes on elsewhere, and not on this thread.
        _ = closed?.CancelAsync();
    }

    public void Dispose() => closing?.Dispose();

    /// <summary>Ends when the gate is closed.</summary>
    /// <exception cref="UpstreamException">It is closed already.</exception>
    internal CancellationToken Enter()
    {
        lock (gate)
            return closing?.Token ?? throw Closed();
    }

    internal UpstreamException Closed() => new(service, UpstreamProblem.Paused, "not asked: paused by an administrator");
}
