namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>Hears the sandbox's messages as they are sent: our own bus, or a broker.</summary>
internal interface ISandboxAudience
{
    Task HearAsync(SandboxMessage message, CancellationToken ct);
}
