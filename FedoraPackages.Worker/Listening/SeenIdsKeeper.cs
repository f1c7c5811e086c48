using FedoraPackages.Connectors.Operations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// Tells the other workers, and this one's next life, which messages are dealt with. Of the last seconds nobody may know: then they are
/// marked twice.
/// </summary>
internal sealed class SeenIdsKeeper(
    SeenIds seen, Journal<SeenMessages> journal, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<SeenIdsKeeper> log)
    : AfterStart(lifetime, clock, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    /// <summary>In one entry.</summary>
    private const int MostTogether = 500;

    private readonly TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? last;

    /// <summary>Done when what earlier workers had dealt with is known.</summary>
    public Task Ready => read.Task;

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() => [ShareAsync];

    private async Task ShareAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Every, Clock);
        do
        {
            while (seen.TakeNews(MostTogether) is { Count: > 0 } own)
                await TellAsync(own, ct);
            foreach (var (id, entry) in await journal.ReadAsync(last, ct))
            {
                last = id;
                seen.Learn(entry.Ids, entry.At);
            }

            read.TrySetResult();
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    // What could not be told is not told again: at worst somebody marks what is marked.
    private Task TellAsync(IReadOnlyList<string> own, CancellationToken ct) => journal.WriteAsync([new SeenMessages(Clock.GetUtcNow(), [.. own])], ct);
}
