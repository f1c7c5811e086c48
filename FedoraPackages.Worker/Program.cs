namespace FedoraPackages.Worker;

/// <summary>The executable. A worker of its own shares store and bus with the web nodes, and neither is shared yet.</summary>
internal static class EntryPoint
{
    private const int NotPossible = 2;

    public static async Task<int> Main()
    {
        await Console.Error.WriteLineAsync("A worker process of its own needs a shared store and a broker; for now the web process hosts the worker.");
        return NotPossible;
    }
}
