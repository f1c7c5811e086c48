using FedoraPackages.Connectors.Datagrepper;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// Sees to what was missed, if no other worker does: reads it out of the archive, or, where that cannot stand for it, marks whatever is kept.
/// Each hour the archive's last two are looked at again, because some messages come into it late.
/// </summary>
internal sealed class CatchUpService(
    SharedDocument<ListeningState> state,
    MissedMessages missed,
    DatagrepperConnector archive,
    ArchiveSettings settings,
    Reception reception,
    SeenIdsKeeper keeper,
    Suspects suspects,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<CatchUpService> log) : AfterStart(lifetime, clock, log)
{
    private const string Cause = "messages were missed";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>By then its worker has written, if it is alive.</summary>
    private static readonly TimeSpan StandsStill = TimeSpan.FromSeconds(8);

    /// <summary>Of workers: whatever it holds kills them, or the store goes away each time.</summary>
    private const int MostBeginnings = 10;

    private static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(2);

    private readonly string worker = $"{ProcessName.Own} {Guid.NewGuid():N}";

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() => [SeeToItAsync, AdvanceAsync, LookBackAsync];

    private async Task SeeToItAsync(CancellationToken ct)
    {
        await keeper.Ready.WaitAsync(ct);
        (int Beat, string Id, long At) seen = default;
        using var timer = new PeriodicTimer(Look, Clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            if (state.Current.Running is not { } span)
                continue;
            if ((seen.Beat, seen.Id) != (span.Beat, span.Id))
                seen = (span.Beat, span.Id, Clock.GetTimestamp());
            if (span.Worker is null || span.Worker == worker || Clock.GetElapsedTime(seen.At) >= StandsStill)
                await TakeOnAsync(span, ct);
        }
    }

    private async Task TakeOnAsync(CatchUp span, CancellationToken ct)
    {
        var taken = await state.UpdateAsync(
            now => now.Running is { } running && running == span
                ? now with { CatchUp = running with { Worker = worker, Beat = running.Beat + 1, TakenOn = running.TakenOn + 1 } }
                : now,
            tell: false, ct);
        if (taken.Running is not { } ours || ours.Id != span.Id || ours.Worker != worker)
            return;
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = new ArchiveReading(ours, archive, settings, reception, Clock, Logger);
        var run = RunAsync(reading, lost.Token);
        try
        {
            while (await Task.WhenAny(run, Task.Delay(Beat, Clock, ct)) != run)
            {
                if (!await WriteAsync(ours.Id, reading.Progress, ct))
                    await lost.CancelAsync();
            }
        }
        finally
        {
            // Whatever happens, nobody goes on reading beside the next who begins with it.
            if (!run.IsCompleted)
                await lost.CancelAsync();
            await ((Task)run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (await EndAsync(ours, reading, run, ct) is { } ended)
            Logger.CaughtUp(
                ended.From, ended.Until, ended.Suspect is { } why ? $"everything kept is suspect, because {why}" : "caught up",
                ended.Read, ended.New);
    }

    /// <summary>Why not all of it could be read; then whatever is kept is marked.</summary>
    private async Task<string?> RunAsync(ArchiveReading reading, CancellationToken ct)
    {
        var why = reading.Progress.TakenOn > MostBeginnings ? "whoever reads it does not get to its end" : await reading.RunAsync(ct);
        // That the archive could not be looked at again means nothing for what is kept.
        if (why is not null && !reading.Progress.IsLook)
            await suspects.MarkAsync(Cause, reading.Progress.Until, ct);
        return why;
    }

    private async Task<CatchUp?> EndAsync(CatchUp ours, ArchiveReading reading, Task<string?> run, CancellationToken ct)
    {
        string? why;
        try
        {
            why = await run;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Another worker has it.
            return null;
        }

        var over = reading.Progress with
        {
            State = why is null || reading.Progress.IsLook ? CatchUpState.Finished : CatchUpState.Suspected,
            Suspect = reading.Progress.IsLook ? null : why,
            Worker = worker,
            EndedAt = Clock.GetUtcNow(),
        };
        var after = await state.UpdateAsync(
            now => now.Running is { } running && running.Id == ours.Id && running.Worker == worker
                ? now.End(over, MissedMessages.Overlap)
                : now,
            tell: true, ct);
        return after.Running?.Id == ours.Id ? null : over;
    }

    /// <summary>False: it is not ours any more.</summary>
    private async Task<bool> WriteAsync(string id, CatchUp progress, CancellationToken ct)
    {
        var after = await state.UpdateAsync(
            now => now.Running is { } running && running.Id == id && running.Worker == worker
                ? now with { CatchUp = progress with { Worker = worker, Beat = running.Beat + 1 } }
                : now,
            tell: false,
            ct);
        return after.Running is { } still && still.Id == id && still.Worker == worker;
    }

    private async Task AdvanceAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Beat, Clock);
        while (await timer.WaitForNextTickAsync(ct))
            await missed.AdvanceAsync(ct);
    }

    private async Task LookBackAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(LookEvery, Clock);
        while (await timer.WaitForNextTickAsync(ct))
            await state.UpdateAsync(now => now.Look(Clock.GetUtcNow(), LookBack), tell: false, ct);
    }
}
