using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker;

/// <summary>
/// A service that runs once the host has started, our bus and the sandbox included. What breaks it, a full disk or a bus that takes
/// nothing, is logged, and it is begun again.
/// </summary>
internal abstract class AfterStart(IHostApplicationLifetime lifetime, TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected TimeProvider Clock => clock;

    protected ILogger Logger => log;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onStart = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        using var onStop = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        try
        {
            await started.Task;
            await Task.WhenAll(Bodies().Select(body => KeepRunningAsync(body, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    /// <summary>What runs, side by side; one that returns is done.</summary>
    protected abstract IEnumerable<Func<CancellationToken, Task>> Bodies();

    private async Task KeepRunningAsync(Func<CancellationToken, Task> body, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await body(ct);
                return;
            }
            catch (Exception e) when (e is StoreAwayException or BusAwayException)
            {
                // Said once by the link to it.
                await Task.Delay(Pause, clock, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.BeginsAgain(GetType().Name, e);
                await Task.Delay(Pause, clock, ct);
            }
        }
    }
}
