using System.Globalization;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Web.Components.Controls;

/// <summary>Where an update stands and why it waits, in words.</summary>
internal static class WaitWords
{
    /// <summary>A push is on the mirrors after some minutes, and a nightly compose takes hours: no repository has it sooner than this.</summary>
    private static readonly TimeSpan Published = TimeSpan.FromHours(1);

    public static string Of(Wait wait, DateTimeOffset now) => wait.Kind switch
    {
        WaitKind.Building => $"building{(wait.At is { } begun ? $" {TimeWords.Span(now - begun)}" : "")}{(wait.Words is { } left ? $" · {left} left" : "")}",
        WaitKind.NoUpdate => $"built{(wait.At is { } built ? $" {TimeWords.Ago(now - built)}" : "")}, in no update",
        WaitKind.InCandidate => $"built{(wait.At is { } landed ? $" {TimeWords.Ago(now - landed)}" : "")}",
        WaitKind.TakenBack => "its update was taken back",
        WaitKind.Passed => "nothing holds it, tagged stable next",
        WaitKind.SideTag => $"in side tag {wait.Words}",
        WaitKind.Signing => "waits for signatures",
        WaitKind.GatingWaiting => Tests(wait) is [_, ..] tests ? $"waits for {tests.Count} of its tests" : "waits for its tests",
        WaitKind.GatingFailed => Tests(wait).Count(t => t is { Failed: true, Kind: UnmetKind.Test }) is > 0 and var failed
            ? $"gating failed: {failed} {(failed == 1 ? "test" : "tests")}"
            : "gating failed",
        WaitKind.GatingUndecided => "no gating decision yet",
        WaitKind.NotAskedFor => "submitted, no push asked for",
        WaitKind.NextPushToTesting => "waits for the next push to testing",
        WaitKind.NextPushToStable => "waits for the next push to stable",
        WaitKind.BeingPushed => "being pushed now",
        WaitKind.Days => wait is { Count: { } days }
            ? wait.Needed is > 0 and var needed ? $"testing {Number(days)} of {Number(needed)} d" : $"testing {Number(days)} d"
            : "testing",
        WaitKind.Karma => wait.Needed is { } votes ? $"karma {Number(wait.Count ?? 0)} of {Number(votes)}" : $"karma {Number(wait.Count ?? 0)}",
        WaitKind.PushableNow => "can be pushed by hand",
        WaitKind.PushableLater => $"can be pushed by hand {In(wait.At, now)}",
        WaitKind.ByItself => $"goes to stable by itself {In(wait.At, now)}",
        WaitKind.ByItselfWithKarma => $"goes to stable by itself with karma {Number(wait.Needed ?? 0)}",
        WaitKind.AfterFreeze => "after the freeze, unless it is a blocker or has an exception",
        WaitKind.AfterFreezeUnlessAccepted => $"after the freeze, unless bug {wait.Bug} is accepted as a {wait.Words}",
        WaitKind.DuringFreeze => $"goes to stable during the freeze, for bug {wait.Bug}: an accepted {wait.Words}",
        WaitKind.ToBeTakenBack => "is to be taken back",
        WaitKind.OddRequest => wait.Words is { } asked ? $"yet {asked} is asked for" : "something is asked for that this site has no word for",
        WaitKind.NotInTesting when wait.Words is { } tag => $"not in testing's repository yet: Koji has it in {tag}",
        WaitKind.NotInTesting => "not in testing's repository: Koji has it in none of this release's tags",
        WaitKind.InNoTag => "Koji has it in none of this release's tags",
        WaitKind.NotInStable => $"stable for Bodhi{(wait.At is { } since ? $" {TimeWords.Ago(now - since)}" : "")}, and by Koji not in {wait.Words}",
        WaitKind.Ejected => $"ejected from a push: {wait.Words}",
        WaitKind.TaggedStable => wait.At is { } at
            ? $"stable since {TimeWords.Span(now - at)}{(now - at < Published ? ", not in the repository yet" : "")}"
            : "stable",
        _ => "",
    };

    public static string Short(Wait wait, DateTimeOffset now) => wait.Kind switch
    {
        WaitKind.AfterFreeze => "after freeze",
        WaitKind.AfterFreezeUnlessAccepted => $"after freeze, unless accepted as {wait.Words}",
        WaitKind.DuringFreeze => $"goes in during the freeze: accepted {wait.Words}",
        _ => Of(wait, now),
    };

    /// <summary>"problem", "caution" or nothing.</summary>
    public static string? Tone(Wait wait) => wait.Kind switch
    {
        WaitKind.GatingFailed or WaitKind.Ejected or WaitKind.NotInTesting or WaitKind.InNoTag or WaitKind.NotInStable or WaitKind.OddRequest => "caution",
        _ => null,
    };

    public static IReadOnlyList<UnmetTest> Tests(Wait wait) => wait.Tests.IsDefault ? [] : wait.Tests;

    private static string In(DateTimeOffset? at, DateTimeOffset now) => at is { } time && time > now ? $"in {TimeWords.Span(time - now)}" : "now";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
