using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>
/// Says where an update stands and why it waits. An estimate is given only where Bodhi's own rules give one: the thresholds of its
/// release, and what pushes it by itself; never in a freeze, and never while something holds it.
/// </summary>
public static class UpdateWaits
{
    /// <summary>In reading order; nothing for an update that is over.</summary>
    /// <param name="release">Null when it is not known: then nothing is said that rests on its rules.</param>
    public static IReadOnlyList<Wait> Of(BodhiUpdate update, BodhiRelease? release, DateTimeOffset now) => update.Status switch
    {
        UpdateStatus.Pending or UpdateStatus.Testing when release?.Kind is ReleaseKind.Rawhide or ReleaseKind.Eln => [Gated(update)],
        UpdateStatus.Pending => [Pending(update, release)],
        UpdateStatus.Testing => [.. Testing(update, release, now)],
        _ => [],
    };

    // No testing: it is held, or about to be tagged.
    private static Wait Gated(BodhiUpdate update) =>
        Thrown(update) ?? Held(update) ?? new Wait(update.Locked ? WaitKind.BeingPushed : IsSigned(update) ? WaitKind.Passed : WaitKind.Signing);

    private static Wait Pending(BodhiUpdate update, BodhiRelease? release) => update.Locked
        ? new Wait(WaitKind.BeingPushed)
        : Thrown(update) ?? Held(update) ?? update.Request switch
        {
            UpdateRequest.Testing => new Wait(IsSigned(update) ? WaitKind.NextPushToTesting : WaitKind.Signing),
            UpdateRequest.Stable => ToStable(release),
            _ => new Wait(WaitKind.NotAskedFor),
        };

    private static IEnumerable<Wait> Testing(BodhiUpdate update, BodhiRelease? release, DateTimeOffset now)
    {
        var thresholds = update.Critical ? release?.CriticalThresholds : release?.Thresholds;
        yield return update.TestingSince is { } since ? new Wait(WaitKind.Days, since, Math.Max(0, (int)(now - since).TotalDays), thresholds?.Days) : new Wait(WaitKind.Days);
        if (thresholds is not null || update.Karma != 0)
            yield return new Wait(WaitKind.Karma, Count: update.Karma, Needed: thresholds?.Karma);
        if (update.Locked)
        {
            yield return new Wait(WaitKind.BeingPushed);
            yield break;
        }

        if (Thrown(update) is { } thrown)
            yield return thrown;
        if (Held(update) is { } held)
        {
            yield return held;
            yield break;
        }

        if (update.Request == UpdateRequest.Stable || release?.State == ReleaseState.Frozen)
        {
            yield return ToStable(release);
            yield break;
        }

        foreach (var later in Later(update, thresholds, now))
            yield return later;
    }

    private static IEnumerable<Wait> Later(BodhiUpdate update, UpdateThresholds? thresholds, DateTimeOffset now)
    {
        var byHand = After(update.TestingSince, thresholds?.Days);
        var mayNow = update.MeetsRequirements || update.Karma >= thresholds?.Karma || byHand <= now;
        // What pushes by itself minds the thresholds too.
        var itself = update is { AutoTime: true, StableDays: > 0 } ? After(update.TestingSince, mayNow ? update.StableDays : Math.Max(update.StableDays, thresholds?.Days ?? 0)) : null;
        if (mayNow && !(itself <= now))
            yield return new Wait(WaitKind.PushableNow);
        else if (!mayNow && byHand is { } hand && !(itself <= hand))
            yield return new Wait(WaitKind.PushableLater, hand);
        if (itself is not null)
            yield return new Wait(WaitKind.ByItself, itself);
        else if (update is { AutoKarma: true, StableKarma: > 0 } && update.Karma < update.StableKarma)
            yield return new Wait(WaitKind.ByItselfWithKarma, Needed: update.StableKarma);
    }

    private static Wait ToStable(BodhiRelease? release) => new(release?.State == ReleaseState.Frozen ? WaitKind.AfterFreeze : WaitKind.NextPushToStable);

    // Bodhi forgets a request with the ejection; one that was made again is what counts.
    private static Wait? Thrown(BodhiUpdate update) =>
        update is { Ejected: { } ejected, Request: null } ? new Wait(WaitKind.Ejected, ejected.At, Words: ejected.Reason) : null;

    private static Wait? Held(BodhiUpdate update) => update.Gating switch
    {
        GatingStatus.Failed => new Wait(WaitKind.GatingFailed, Tests: update.Unmet),
        GatingStatus.Waiting or GatingStatus.Queued or GatingStatus.Running or GatingStatus.GreenwaveFailed => new Wait(WaitKind.GatingWaiting, Tests: update.Unmet),
        _ => null,
    };

    private static bool IsSigned(BodhiUpdate update) => update.Builds.All(b => b.Signed);

    // Null for what lies beyond the calendar: whoever sends a year 9999 gets no estimate.
    private static DateTimeOffset? After(DateTimeOffset? since, int? days) =>
        since is { } begun && days is { } count && count <= (DateTimeOffset.MaxValue - begun).TotalDays ? begun.AddDays(count) : null;
}
