using FedoraPackages.Connectors;
using FedoraPackages.Worker.Commands;

namespace FedoraPackages.Worker;

/// <summary>The executable. What is wrong with a setting is said in one line.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            return await Verbs.RunAsync(args);
        }
        catch (Exception e) when (SettingsGuard.Explain(e) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return 1;
        }
    }
}
