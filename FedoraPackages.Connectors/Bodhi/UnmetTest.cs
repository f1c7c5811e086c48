namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Something that an update's release asks for and that is not met: a test that has not passed, or trouble with what says which tests.</summary>
/// <param name="TestCase">
/// The test's name: <c>fedora-ci.koji-build.rpminspect.static-analysis</c>; for <see cref="UnmetKind.Other"/> the decider's own words.
/// </param>
/// <param name="Subject">What was tested, an NVR or an update's alias.</param>
/// <param name="Failed">It ran and failed; false: no result yet.</param>
/// <param name="Log">Where its log is; null where nobody says. Http or https only.</param>
public sealed record UnmetTest(string TestCase, string Subject, bool Failed, string? Log, UnmetKind Kind = UnmetKind.Test);
