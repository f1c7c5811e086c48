using FedoraPackages.Worker.Sandbox.Story;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Worker.Sandbox.Host;

/// <summary>Lets the story go on by itself, and tells everybody who listens.</summary>
internal sealed class SandboxStoryteller(
    SandboxStory story,
    IEnumerable<ISandboxAudience> audience,
    IOptions<SandboxOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<SandboxStoryteller> log) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Speed == 0)
            return;
        using var timer = new PeriodicTimer(Step / options.Value.Speed, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            // Our bus takes nothing before the host has started.
            if (!lifetime.ApplicationStarted.IsCancellationRequested)
                continue;
            foreach (var message in NextStep())
                await TellAsync(message, stoppingToken).ConfigureAwait(false);
        }
    }

    // A move that goes wrong is a mistake of the story: it is told, and the story goes on with the next.
    private IReadOnlyList<SandboxMessage> NextStep()
    {
        try
        {
            return [.. story.Step()];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.StoryStepFailed(e);
            return [];
        }
    }

    private async Task TellAsync(SandboxMessage message, CancellationToken ct)
    {
        foreach (var listener in audience)
        {
            try
            {
                await listener.HearAsync(message, ct).ConfigureAwait(false);
            }
            // A listener's own time-out is a cancellation too, and must not end the story.
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.StoryNotHeard(message.Topic, e);
            }
        }
    }
}
