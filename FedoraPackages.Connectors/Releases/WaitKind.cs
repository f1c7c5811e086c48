namespace FedoraPackages.Connectors.Releases;

/// <summary>What there is to say.</summary>
public enum WaitKind
{
    /// <summary>Runs since <c>At</c>; <c>Words</c>: the architectures that are left.</summary>
    Building,

    /// <summary>Finished at <c>At</c>, and in no update.</summary>
    NoUpdate,

    /// <summary>Finished at <c>At</c>; whether it is in an update is not known.</summary>
    InCandidate,

    /// <summary>Its update was taken back, and it stays where it is.</summary>
    TakenBack,

    /// <summary>In the side tag <c>Words</c>.</summary>
    SideTag,

    /// <summary>Waits for signatures.</summary>
    Signing,

    /// <summary>Tests have not said anything yet.</summary>
    GatingWaiting,

    /// <summary>Tests hold it. Without tests: which ones, Bodhi could not say.</summary>
    GatingFailed,

    /// <summary>Nobody has decided yet whether tests hold it, and Bodhi pushes nothing before.</summary>
    GatingUndecided,

    /// <summary>Where nothing is pushed: signed, and no test holds it. It is tagged stable next.</summary>
    Passed,

    /// <summary>Submitted, and nobody has asked for a push.</summary>
    NotAskedFor,

    /// <summary>Waits for the next push to testing.</summary>
    NextPushToTesting,

    /// <summary>Waits for the next push to stable.</summary>
    NextPushToStable,

    /// <summary>In a push right now.</summary>
    BeingPushed,

    /// <summary>In testing since <c>At</c>: <c>Count</c> of <c>Needed</c> days. Without a count: in testing, and nobody says since when.</summary>
    Days,

    /// <summary><c>Count</c> of <c>Needed</c> votes.</summary>
    Karma,

    /// <summary>Somebody may push it now.</summary>
    PushableNow,

    /// <summary>Somebody may push it at <c>At</c>, by Bodhi's thresholds; that is not that anybody will.</summary>
    PushableLater,

    /// <summary>It goes to stable by itself at <c>At</c>; a time that has passed: when Bodhi next looks.</summary>
    ByItself,

    /// <summary>It goes to stable by itself with <c>Needed</c> votes.</summary>
    ByItselfWithKarma,

    /// <summary>After the freeze, unless it is a blocker or has an exception.</summary>
    AfterFreeze,

    /// <summary>After the freeze, unless <c>Bug</c> is accepted as the blocker or exception in <c>Words</c> that it is proposed as.</summary>
    AfterFreezeUnlessAccepted,

    /// <summary>Goes to stable during the freeze, because it closes <c>Bug</c>: the accepted blocker or exception in <c>Words</c>.</summary>
    DuringFreeze,

    /// <summary>Asked to be taken back, or made way for another.</summary>
    ToBeTakenBack,

    /// <summary>What is asked for, in <c>Words</c>, does not go with where it stands.</summary>
    OddRequest,

    /// <summary>In testing for Bodhi, and by Koji only in the tag in <c>Words</c>; without words in none of the release's.</summary>
    NotInTesting,

    /// <summary>On its way for Bodhi, and by Koji in none of the release's tags.</summary>
    InNoTag,

    /// <summary>Stable for Bodhi since <c>At</c>, and by Koji not in the tag in <c>Words</c>.</summary>
    NotInStable,

    /// <summary>Thrown out of a push at <c>At</c>, because of <c>Words</c>.</summary>
    Ejected,

    /// <summary>Stable since <c>At</c>; whether it is in the repository is not known.</summary>
    TaggedStable,
}
