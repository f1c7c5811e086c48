using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Messages;

/// <summary>The words that those who test have for where a test stands.</summary>
internal static class TestWords
{
    public static TestState State(string? word) => word?.ToLowerInvariant() switch
    {
        "queued" or "pending" => TestState.Queued,
        "running" => TestState.Running,
        "passed" or "success" => TestState.Passed,
        "info" or "not_applicable" => TestState.Info,
        "failed" or "failure" => TestState.Failed,
        "needs_inspection" => TestState.NeedsInspection,
        "error" or "crashed" or "canceled" => TestState.Error,
        _ => TestState.Unknown,
    };
}
