using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Tests.Model;

/// <summary>The end: no more trouble, and time enough.</summary>
internal sealed partial class Schedule
{
    private const int Patience = 3_000;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    private bool forgotten;
    private DateTimeOffset lifeBegan;

    private void ComeToRest()
    {
        (faults.StoreAway, upstream.IsDown, upstream.Slowness) = (false, false, TimeSpan.Zero);
        Rest();
        // What a worker does when it sees that the store has begun another life.
        if (forgotten)
        {
            var kept = store.KeysAsync(CancellationToken.None).GetAwaiter().GetResult();
            store.MarkAsync(
                [.. kept.Select(k => new PanelMark(k, RefreshLane.Background, "restarted", [], UnlessGatheredSince: lifeBegan))],
                CancellationToken.None).GetAwaiter().GetResult();
            Rest();
        }

        // A tab may have missed something only where a notification or an answer of the store got lost.
        if (forgotten || traits.LosesNotifications || traits.StoreAway)
        {
            foreach (var node in nodes)
                _ = node.SweepAsync();
            Rest();
            foreach (var node in nodes)
                _ = node.SweepAsync();
            Rest();
        }

        checks.Settled(Watched, wanted: true);
        checks.Settled(Quiet, wanted: !forgotten);
        foreach (var node in nodes.Where(n => n.Drawn.Version != upstream.VersionOf(Watched.Package)))
            checks.Violated($"a tab shows version {node.Drawn.Version} in the end, and upstream has {upstream.VersionOf(Watched.Package)}");
    }

    private void Rest()
    {
        for (var step = 0; step < Patience && checks.Violation is null; step++)
        {
            RunAll();
            foreach (var message in messages.ToList())
                _ = DeliverAsync(message);
            turns.RunAllIdle();
            RunAll();
            var next = store.NextDueAsync(RefreshLane.Background, CancellationToken.None).GetAwaiter().GetResult();
            if (messages.Count == 0 && next is null)
                return;
            clock.Advance(next is { } due && due > TimeSpan.Zero && (due < Step || checks.NobodyGathers) ? due : Step);
        }

        checks.Violated("it never comes to rest");
    }

    /// <summary>Everybody's turn and every notification, in any order.</summary>
    private void RunAll()
    {
        while (true)
        {
            var told = nodes.Find(n => n.Inbox.Count > 0);
            if (turns.Waiting > 0 && (told is null || dice.Next(2) == 0))
                turns.RunOne(dice);
            else if (told is not null)
                Notify(told);
            else
                return;
        }
    }
}
