using FedoraPackages.Worker.Sandbox.Story;

namespace FedoraPackages.Worker.Sandbox.Datagrepper;

/// <summary>What the story has told: the last of it, as an archive.</summary>
internal sealed class ToldMessages : ISandboxAudience
{
    private const int Most = 50_000;

    private readonly Lock gate = new();
    private readonly Queue<SandboxMessage> told = new();

    public Task HearAsync(SandboxMessage message, CancellationToken ct)
    {
        lock (gate)
        {
            told.Enqueue(message);
            if (told.Count > Most)
                told.Dequeue();
        }

        return Task.CompletedTask;
    }

    /// <summary>In the order of telling.</summary>
    public IReadOnlyList<SandboxMessage> All()
    {
        lock (gate)
            return [.. told];
    }
}
