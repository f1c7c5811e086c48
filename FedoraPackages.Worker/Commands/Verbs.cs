namespace FedoraPackages.Worker.Commands;

/// <summary>What the executable can be told to do: the first argument, unless that is a setting already. The rest is configuration.</summary>
internal static class Verbs
{
    private const int NotUnderstood = 2;

    private const string Usage = """
        Usage: FedoraPackages.Worker [verb] [--Key=value …]

          (none)             listens to Fedora, keeps panels current; shares a store and a bus with the web nodes
          sandbox            serves the invented Fedora, and publishes its story when there is a broker
          interpret FILE…|-  says what messages are about: reads one JSON object a file or a line, prints a JSON line for each
        """;

    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["sandbox", .. var settings] => SandboxCommand.RunAsync(settings),
        ["interpret", .. var files] => InterpretCommand.RunAsync(files),
        ["help" or "--help" or "-h", ..] => SayAsync(Console.Out, exitCode: 0),
        [var first, ..] when !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal) => SayAsync(Console.Error, NotUnderstood),
        _ => RunCommand.RunAsync(args),
    };

    private static async Task<int> SayAsync(TextWriter to, int exitCode)
    {
        await to.WriteLineAsync(Usage);
        return exitCode;
    }
}
