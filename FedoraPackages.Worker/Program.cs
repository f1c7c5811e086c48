namespace FedoraPackages.Worker;

/// <summary>The executable. A worker of its own needs a store and a bus that several processes share; this one hosts neither.</summary>
internal static class EntryPoint
{
    private const int NotPossible = 2;

    public static async Task<int> Main()
    {
        await Console.Error.WriteLineAsync("A worker process of its own needs a store and a broker shared with the web nodes. The web process hosts the worker: dotnet run --project FedoraPackages.Web");
        return NotPossible;
    }
}
