namespace FedoraPackages.Connectors.Bodhi;

/// <summary>A test that an update's release asks for and that has not passed.</summary>
/// <param name="TestCase">Its name: <c>fedora-ci.koji-build.rpminspect.static-analysis</c>.</param>
/// <param name="Subject">What was tested, an NVR or an update's alias.</param>
/// <param name="Failed">It ran and failed; false: no result yet.</param>
/// <param name="Log">Where its log is; null where nobody says. Http or https only.</param>
public sealed record UnmetTest(string TestCase, string Subject, bool Failed, string? Log);
