namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>A comment; <paramref name="Karma"/> is a vote of -1, 0 or 1.</summary>
internal sealed record SandboxComment(long Id, SandboxPerson By, DateTimeOffset At, string Text, int Karma);
