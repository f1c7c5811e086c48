using FedoraPackages.Connectors.Datagrepper;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// Reads one span of the archive, one page after the other, and gives every message to the inbox. The archive errs, times out, repeats and
/// leaves out: it is asked again with growing pauses, and what it says is compared with how much it says there is.
/// </summary>
internal sealed class ArchiveReading(
    CatchUp begun, DatagrepperConnector archive, ArchiveSettings settings, Reception reception, TimeProvider clock, ILogger log)
{
    /// <summary>Over all pages, where they have come out with fewer messages than there are.</summary>
    private const int MostPasses = 3;

    /// <summary>Answers in a row that are none: an archive that is only away is waited for as long as the gap is short enough.</summary>
    private const int MostBadAnswers = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    // Somebody may use an id twice.
    private readonly HashSet<(string Id, DateTimeOffset SentAt)> rows = [];
    private readonly SortedSet<DateTimeOffset> times = [];
    private volatile CatchUp progress = begun;

    /// <summary>How far it is.</summary>
    public CatchUp Progress => progress;

    /// <summary>Why it cannot stand for what was missed, in our words; null: every message has been dealt with.</summary>
    public async Task<string?> RunAsync(CancellationToken ct)
    {
        if (progress.From is not { } from)
            return "nobody knows since when";
        for (var pass = 0; pass < MostPasses; pass++)
        {
            if (await PassAsync(from, ct) is { } tooMuch)
                return tooMuch;
            if (rows.Count >= progress.Total)
                return progress.IsLook ? null : Hole(from);
        }

        return "the archive did not give all that it has";
    }

    private async Task<string?> PassAsync(DateTimeOffset from, CancellationToken ct)
    {
        var unreadable = 0;
        for (var page = 1; ; page++)
        {
            var (answer, why) = await AskAsync(from, page, ct);
            if (answer is null)
                return why;
            unreadable += answer.Unreadable;
            progress = progress with { Total = Math.Max(answer.Total - unreadable, 0), Failure = null };
            if (answer.Total > settings.MostMessages)
                return "there are too many messages";
            await Task.WhenAll(answer.Messages.Select(message => TakeAsync(message, ct)));
            progress = progress with { Read = rows.Count };
            if (page >= answer.Pages || (answer.Messages.IsEmpty && answer.Unreadable == 0))
                return null;
        }
    }

    /// <summary>Without a page: why there will be none.</summary>
    private async Task<(ArchivePage? Page, string? Why)> AskAsync(DateTimeOffset from, int page, CancellationToken ct)
    {
        var bad = 0;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (clock.GetUtcNow() - from > settings.LongestGap + MissedMessages.Overlap)
                return (null, "it is too long ago by now");
            try
            {
                return (await archive.SearchAsync(settings.Topics, from, progress.Until, page, ct), null);
            }
            catch (UpstreamException e)
            {
                if (progress.Failure is null)
                    log.ArchiveAway(e.Message);
                progress = progress with { Failure = e.Message };
                // What it cannot say in a way that we can read, it will not say better for ever.
                if (e.Problem is UpstreamProblem.Refused or UpstreamProblem.Unreadable && ++bad == MostBadAnswers)
                    return (null, "the archive's answer cannot be read");
            }

            await Task.Delay(pause, clock, ct);
        }
    }

    private async Task TakeAsync(FedoraMessage message, CancellationToken ct)
    {
        lock (rows)
        {
            times.Add(message.SentAt);
            if (!rows.Add((message.Id, message.SentAt)))
                return;
        }

        if (await reception.TakeOldAsync(message, ct))
        {
            lock (rows)
                progress = progress with { New = progress.New + 1 };
        }
    }

    private string? Hole(DateTimeOffset from)
    {
        var before = from;
        foreach (var time in times.Append(progress.Until))
        {
            // While we listened and heard nothing either, two say the same.
            var deaf = progress.DeafSince is { } since && since > before ? since : before;
            if (time - deaf >= settings.Silence)
                return $"the archive knows of nothing for {(int)(time - deaf).TotalMinutes} minutes";
            before = time;
        }

        return null;
    }
}
