using FedoraPackages.Connectors.Datagrepper;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// Reads one span of the archive, one page after the other, and gives every message to the inbox. The archive errs, times out, repeats and
/// leaves out: it is asked again with growing pauses, and what it says is compared with how much it says there is.
/// </summary>
internal sealed class ArchiveReading(
    CatchUp begun, DatagrepperConnector archive, ArchiveSettings settings, MessageInbox inbox, TimeProvider clock, ILogger log)
{
    /// <summary>Over all pages, where they have come out with fewer messages than there are.</summary>
    private const int MostPasses = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
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
            if (ids.Count >= progress.Total)
                return progress.IsLook ? null : Hole(from);
        }

        return "the archive did not give all that it has";
    }

    private async Task<string?> PassAsync(DateTimeOffset from, CancellationToken ct)
    {
        for (var page = 1; ; page++)
        {
            var answer = await AskAsync(from, page, ct);
            if (answer is null)
                return "it is too long ago by now";
            progress = progress with { Total = Math.Max(answer.Total - answer.Unreadable, 0), Failure = null };
            if (answer.Total > settings.MostMessages)
                return "there are too many messages";
            await Task.WhenAll(answer.Messages.Select(message => TakeAsync(message, ct)));
            progress = progress with { Read = ids.Count };
            if (page >= answer.Pages || (answer.Messages.IsEmpty && answer.Unreadable == 0))
                return null;
        }
    }

    /// <summary>Null: while it did not answer, the gap has become too long.</summary>
    private async Task<ArchivePage?> AskAsync(DateTimeOffset from, int page, CancellationToken ct)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (clock.GetUtcNow() - from > settings.LongestGap + MissedMessages.Overlap)
                return null;
            try
            {
                return await archive.SearchAsync(settings.Topics, from, progress.Until, page, ct);
            }
            catch (UpstreamException e)
            {
                if (progress.Failure is null)
                    log.ArchiveAway(e.Message);
                progress = progress with { Failure = e.Message };
            }

            await Task.Delay(pause, clock, ct);
        }
    }

    private async Task TakeAsync(FedoraMessage message, CancellationToken ct)
    {
        lock (ids)
        {
            times.Add(message.SentAt);
            if (!ids.Add(message.Id))
                return;
        }

        if (await inbox.HearAsync(message, PanelMetrics.Archive, ct))
        {
            lock (ids)
                progress = progress with { New = progress.New + 1 };
        }
    }

    private string? Hole(DateTimeOffset from)
    {
        var before = from;
        foreach (var time in times.Append(progress.Until))
        {
            if (time - before >= settings.Silence)
                return $"the archive knows of nothing for {(int)(time - before).TotalMinutes} minutes";
            before = time;
        }

        return null;
    }
}
