using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Tests.Model;

/// <summary>What may happen next.</summary>
internal sealed partial class Schedule
{
    private void Move()
    {
        var roll = dice.Next(100);
        if (checks.Traces)
            checks.Note(
                $"{clock.GetUtcNow():mm:ss.fff} move {roll}, {turns.Waiting} waiting, upstream {upstream.VersionOf(Watched.Package)}, "
                    + $"drawn {string.Join(' ', nodes.Select(n => n.Drawn))}");
        switch (roll)
        {
            case < 45 when turns.Waiting > 0:
                turns.RunOne(dice);
                break;
            case < 55:
                turns.RunIdle(dice);
                break;
            case < 65:
                PassTime();
                break;
            case < 73:
                Change();
                break;
            case < 82 when messages.Count > 0:
                _ = DeliverAsync(messages[dice.Next(messages.Count)]);
                break;
            case < 90:
                Notify(nodes[dice.Next(nodes.Count)]);
                break;
            case < 93:
                _ = nodes[dice.Next(nodes.Count)].SweepAsync();
                break;
            case < 97:
                Trouble();
                break;
            case < 99 when traits.Crashes:
                Crash(workers[dice.Next(workers.Count)]);
                break;
            case 99 when traits.StoreForgets:
                Forget();
                break;
        }
    }

    // Where nobody is held up, time stands still until all have had their turn.
    private void PassTime()
    {
        if (traits.Fair)
            turns.RunAll();
        clock.Advance(TimeSpan.FromMilliseconds(dice.Next(traits.Fair ? 1_000 : 8_000)));
    }

    private void Change()
    {
        var key = dice.Next(2) == 0 ? Watched : Quiet;
        var lag = traits.UpstreamLags ? TimeSpan.FromSeconds(dice.Next(20)) : TimeSpan.Zero;
        messages.Add(new Sent(key, upstream.Change(key.Package, lag)));
    }

    private async Task DeliverAsync(Sent message)
    {
        if (message.With is not null)
            return;
        var worker = workers[dice.Next(workers.Count)];
        message.With = worker;
        var stored = await worker.ConsumeAsync(message.Key, message.Fact, message.Key == Watched ? RefreshLane.Watched : RefreshLane.Background);
        message.With = null;
        if (stored && dice.Next(8) > 0)
            messages.Remove(message);
    }

    private void Notify(ModelNode node)
    {
        if (node.Inbox.Count == 0)
            return;
        var next = dice.Next(node.Inbox.Count);
        var notification = node.Inbox[next];
        node.Inbox.RemoveAt(next);
        node.Deliver(notification);
    }

    private void Trouble()
    {
        upstream.IsDown = traits.UpstreamFails && dice.Next(2) == 0;
        upstream.Slowness = TimeSpan.FromSeconds(dice.Next(2) * dice.Next(10));
        faults.StoreAway = traits.StoreAway && dice.Next(2) == 0;
    }

    private void Crash(ModelWorker worker)
    {
        turns.Kill(worker);
        workers.Remove(worker);
        foreach (var message in messages.Where(m => m.With == worker))
            message.With = null;
        AddWorker();
    }

    private void Forget()
    {
        if (forgetful is null)
            return;
        forgotten = true;
        // Its clock never stands still, and so it gives no lease number twice.
        clock.Advance(TimeSpan.FromMilliseconds(1));
        switch (dice.Next(3))
        {
            case 0:
                forgetful.TakeCopy();
                break;
            case 1:
                lifeBegan = clock.GetUtcNow();
                forgetful.BeginFromCopy();
                checks.StoreForgot(olderCopy: true);
                break;
            default:
                lifeBegan = clock.GetUtcNow();
                forgetful.Empty();
                checks.StoreForgot(olderCopy: false);
                break;
        }
    }
}
