using System.Threading.Channels;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Operations;

/// <summary>
/// Writes down what became of messages. Nobody waits for it: notes are gathered for half a second and written together, and in a flood,
/// or while the store is away, the oldest that are not written yet are let go.
/// </summary>
internal sealed class MessageLog(Journal<MessageNote> journal, TimeProvider clock, ILogger<MessageLog> log) : BackgroundService
{
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(0.5);

    private readonly Channel<MessageNote> notes = Channel.CreateBounded<MessageNote>(
        new BoundedChannelOptions(SiteJournals.MostMessages) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Note(MessageNote note) =>
        notes.Writer.TryWrite(note.Body?.Length > MessageNote.LongestBody ? note with { Body = null } : note);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await notes.Reader.WaitToReadAsync(stoppingToken).ConfigureAwait(false))
        {
            await Task.Delay(Gather, clock, stoppingToken).ConfigureAwait(false);
            var some = new List<MessageNote>();
            while (notes.Reader.TryRead(out var note))
                some.Add(note);
            try
            {
                await journal.WriteAsync(some, stoppingToken).ConfigureAwait(false);
            }
            catch (StoreAwayException)
            {
                // Said once by the link to it. Whoever looks at the last messages can do without these.
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.MessagesNotWritten(some.Count, e);
            }
        }
    }
}
