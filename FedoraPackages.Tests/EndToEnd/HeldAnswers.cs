namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Answers of an upstream service that are made and on their way, and have not come yet.</summary>
internal sealed class HeldAnswers(string package, Action letNewOnesThrough) : IDisposable
{
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int held;

    public string Package => package;

    public int Held => held;

    public void LetNewOnesThrough() => letNewOnesThrough();

    public void LetGo() => gate.TrySetResult();

    public Task WaitAsync()
    {
        Interlocked.Increment(ref held);
        return gate.Task;
    }

    public void Dispose()
    {
        LetNewOnesThrough();
        LetGo();
    }
}
