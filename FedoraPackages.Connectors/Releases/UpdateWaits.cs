using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>
/// Says where an update stands and why it waits. An estimate is given only where Bodhi's own rules give one: the thresholds of its
/// release, and what pushes it by itself; never in a freeze, and never while something holds it.
/// </summary>
public static class UpdateWaits
{
    /// <summary>In reading order; nothing for an update that is over, unless something contradicts that.</summary>
    /// <param name="release">Null when it is not known: then nothing is said that rests on its rules.</param>
    /// <param name="context">Null: nobody else knows anything.</param>
    public static IReadOnlyList<Wait> Of(BodhiUpdate update, BodhiRelease? release, DateTimeOffset now, UpdateContext? context = null)
    {
        var bugs = context?.Bugs;
        var waits = update.Status switch
        {
            UpdateStatus.Pending or UpdateStatus.Testing when release is { HasTesting: false } => [Gated(update)],
            UpdateStatus.Pending => [Pending(update, release, bugs)],
            UpdateStatus.Testing => Testing(update, release, now, bugs),
            _ => [],
        };
        return [.. KojisWord.On(update, release, context), .. waits, .. Contradicted(update)];
    }

    // No testing: it is held, or about to be tagged.
    private static Wait Gated(BodhiUpdate update) =>
        TakenBack(update) ?? Thrown(update) ?? Held(update)
        ?? new Wait(update.Locked ? WaitKind.BeingPushed : IsSigned(update) ? WaitKind.Passed : WaitKind.Signing);

    private static Wait Pending(BodhiUpdate update, BodhiRelease? release, BugList? bugs) => update.Locked
        ? new Wait(WaitKind.BeingPushed)
        : TakenBack(update) ?? Thrown(update) ?? Held(update) ?? update.Request switch
        {
            UpdateRequest.Testing => new Wait(IsSigned(update) ? WaitKind.NextPushToTesting : WaitKind.Signing),
            UpdateRequest.Stable => ToStable(update, release, bugs),
            _ => new Wait(WaitKind.NotAskedFor),
        };

    private static IEnumerable<Wait> Testing(BodhiUpdate update, BodhiRelease? release, DateTimeOffset now, BugList? bugs)
    {
        var thresholds = update.Critical ? release?.CriticalThresholds : release?.Thresholds;
        yield return update.TestingSince is { } since
            ? new Wait(WaitKind.Days, since, Math.Max(0, (int)(now - since).TotalDays), thresholds?.Days)
            : new Wait(WaitKind.Days);
        if (thresholds is not null || update.Karma != 0)
            yield return new Wait(WaitKind.Karma, Count: update.Karma, Needed: thresholds?.Karma);
        if (update.Locked)
        {
            yield return new Wait(WaitKind.BeingPushed);
            yield break;
        }

        if (Thrown(update) is { } thrown)
            yield return thrown;
        if ((TakenBack(update) ?? Held(update)) is { } held)
        {
            yield return held;
            yield break;
        }

        if (update.Request == UpdateRequest.Stable || release?.State == ReleaseState.Frozen)
        {
            yield return ToStable(update, release, bugs);
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
        var itself = update is { AutoTime: true, StableDays: > 0 }
            ? After(update.TestingSince, mayNow ? update.StableDays : Math.Max(update.StableDays, thresholds?.Days ?? 0))
            : null;
        if (mayNow && !(itself <= now))
            yield return new Wait(WaitKind.PushableNow);
        else if (!mayNow && byHand is { } hand && !(itself <= hand))
            yield return new Wait(WaitKind.PushableLater, hand);
        if (itself is not null)
            yield return new Wait(WaitKind.ByItself, itself);
        else if (update is { AutoKarma: true, StableKarma: > 0 } && update.Karma < update.StableKarma)
            yield return new Wait(WaitKind.ByItselfWithKarma, Needed: update.StableKarma);
    }

    private static Wait ToStable(BodhiUpdate update, BodhiRelease? release, BugList? bugs)
    {
        if (release?.State != ReleaseState.Frozen)
            return new Wait(WaitKind.NextPushToStable);
        // What is accepted goes in; of what is only proposed somebody has to decide first.
        var (bug, tracker) = FreezeBug(update, release, bugs);
        if (tracker is null)
            return new Wait(WaitKind.AfterFreeze);
        var words = tracker.Kind == TrackerKind.Blocker ? "blocker" : "freeze exception";
        return new Wait(tracker.Accepted ? WaitKind.DuringFreeze : WaitKind.AfterFreezeUnlessAccepted, Words: words, Bug: bug);
    }

    private static (long Bug, BugTracker? Tracker) FreezeBug(BodhiUpdate update, BodhiRelease release, BugList? bugs) =>
    (
        from bug in bugs?.Bugs ?? []
        where update.Bugs.Any(b => b.Id == bug.Id)
        from tracker in bug.Trackers
        where tracker.Kind is TrackerKind.Blocker or TrackerKind.FreezeException && tracker.Release == release.Name
        orderby tracker.Accepted descending, tracker.Kind
        select (bug.Id, tracker)).FirstOrDefault();

    // Bodhi forgets a request with the ejection; one that was made again is what counts.
    private static Wait? Thrown(BodhiUpdate update) =>
        update is { Ejected: { } ejected, Request: null } ? new Wait(WaitKind.Ejected, ejected.At, Words: ejected.Reason) : null;

    private static Wait? TakenBack(BodhiUpdate update) =>
        update.Request is UpdateRequest.Unpush or UpdateRequest.Obsolete or UpdateRequest.Revoke ? new Wait(WaitKind.ToBeTakenBack) : null;

    private static Wait? Held(BodhiUpdate update) => update.Gating switch
    {
        GatingStatus.Failed => new Wait(WaitKind.GatingFailed, Tests: update.Unmet),
        GatingStatus.Waiting or GatingStatus.Queued or GatingStatus.Running or GatingStatus.GreenwaveFailed =>
            new Wait(WaitKind.GatingWaiting, Tests: update.Unmet),
        // Bodhi takes no verdict, or one it has a new word for, for not passed; only what it says may go on needs none.
        null or GatingStatus.Unknown when !update.MeetsRequirements => new Wait(WaitKind.GatingUndecided),
        _ => null,
    };

    private static IEnumerable<Wait> Contradicted(BodhiUpdate update) => (update.Status, update.Request) switch
    {
        (UpdateStatus.Testing, UpdateRequest.Testing) or (UpdateStatus.Stable, UpdateRequest.Stable or UpdateRequest.Testing)
        or (UpdateStatus.Obsolete, not null) =>
            [new Wait(WaitKind.OddRequest, Words: update.Request.ToString()!.ToLowerInvariant())],
        (UpdateStatus.Pending or UpdateStatus.Testing, UpdateRequest.Unknown) => [new Wait(WaitKind.OddRequest)],
        _ => [],
    };

    private static bool IsSigned(BodhiUpdate update) => update.Builds.All(b => b.Signed);

    // Null for what lies beyond the calendar: whoever sends a year 9999 gets no estimate.
    private static DateTimeOffset? After(DateTimeOffset? since, int? days) =>
        since is { } begun && days is { } count && count <= (DateTimeOffset.MaxValue - begun).TotalDays ? begun.AddDays(count) : null;
}
