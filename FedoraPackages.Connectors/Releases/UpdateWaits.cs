using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>
/// Says where an update stands and why it waits. An estimate is given only where Bodhi's own rules give one: the thresholds of its
/// release, and what pushes it by itself.
/// </summary>
public static class UpdateWaits
{
    /// <param name="release">Null when it is not known: then nothing is said that rests on its rules.</param>
    public static IReadOnlyList<Wait> Of(BodhiUpdate update, BodhiRelease? release, DateTimeOffset now) => update.Status switch
    {
        UpdateStatus.Pending or UpdateStatus.Testing when release?.Kind is ReleaseKind.Rawhide or ReleaseKind.Eln => [.. Gated(update, orElse: WaitKind.Signing)],
        UpdateStatus.Pending => [.. Pending(update)],
        UpdateStatus.Testing => [.. Testing(update, release, now)],
        _ => [],
    };

    private static IEnumerable<Wait> Pending(BodhiUpdate update)
    {
        if (update.Locked)
            return [new Wait(WaitKind.BeingPushed)];
        if (Held(update) is { } held)
            return [held];
        if (update.Ejected is { } ejected)
            return [new Wait(WaitKind.Ejected, ejected.At, Words: ejected.Reason)];
        return update.Request switch
        {
            UpdateRequest.Testing => [new Wait(update.Builds.All(b => b.Signed) ? WaitKind.NextPushToTesting : WaitKind.Signing)],
            UpdateRequest.Stable => [new Wait(WaitKind.NextPushToStable)],
            _ => [new Wait(WaitKind.NotAskedFor)],
        };
    }

    private static IEnumerable<Wait> Testing(BodhiUpdate update, BodhiRelease? release, DateTimeOffset now)
    {
        var thresholds = update.Critical ? release?.CriticalThresholds : release?.Thresholds;
        if (update.TestingSince is { } since)
            yield return new Wait(WaitKind.Days, since, Math.Max(0, (int)(now - since).TotalDays), thresholds?.Days);
        if (thresholds is not null || update.Karma != 0)
            yield return new Wait(WaitKind.Karma, Count: update.Karma, Needed: thresholds?.Karma);
        if (update.Ejected is { } ejected)
            yield return new Wait(WaitKind.Ejected, ejected.At, Words: ejected.Reason);
        if (Held(update) is { } held)
            yield return held;
        if (update.Locked)
            yield return new Wait(WaitKind.BeingPushed);
        else if (update.Request == UpdateRequest.Stable)
            yield return new Wait(release?.State == ReleaseState.Frozen ? WaitKind.AfterFreeze : WaitKind.NextPushToStable);
        else
        {
            foreach (var later in Later(update, release, thresholds, now))
                yield return later;
        }
    }

    private static IEnumerable<Wait> Later(BodhiUpdate update, BodhiRelease? release, UpdateThresholds? thresholds, DateTimeOffset now)
    {
        // Whatever it has, nothing goes out now.
        if (release?.State == ReleaseState.Frozen)
        {
            yield return new Wait(WaitKind.AfterFreeze);
            yield break;
        }

        var byHand = thresholds is not null && update.TestingSince is { } since ? since.AddDays(thresholds.Days) : (DateTimeOffset?)null;
        if (update.MeetsRequirements || (thresholds is not null && update.Karma >= thresholds.Karma) || byHand <= now)
            yield return new Wait(WaitKind.PushableNow);
        else if (byHand is { } at)
            yield return new Wait(WaitKind.PushableLater, at);
        if (update is { AutoTime: true, StableDays: > 0, TestingSince: { } begun } && begun.AddDays(update.StableDays) is var itself && itself > now)
            yield return new Wait(WaitKind.ByItself, itself);
        else if (update is { AutoKarma: true, StableKarma: > 0 } && update.Karma < update.StableKarma)
            yield return new Wait(WaitKind.ByItselfWithKarma, Needed: update.StableKarma);
    }

    private static IEnumerable<Wait> Gated(BodhiUpdate update, WaitKind orElse)
    {
        if (update.Ejected is { } ejected)
            yield return new Wait(WaitKind.Ejected, ejected.At, Words: ejected.Reason);
        yield return Held(update) ?? new Wait(orElse);
    }

    private static Wait? Held(BodhiUpdate update) => update.Gating switch
    {
        GatingStatus.Failed => new Wait(WaitKind.GatingFailed, Tests: update.Unmet),
        GatingStatus.Waiting or GatingStatus.Queued or GatingStatus.Running or GatingStatus.GreenwaveFailed => new Wait(WaitKind.GatingWaiting, Tests: update.Unmet),
        _ => null,
    };
}
