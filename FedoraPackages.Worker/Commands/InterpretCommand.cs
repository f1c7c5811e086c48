using System.Text.Json;
using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Messages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Worker.Commands;

/// <summary>Says what messages in files are about, one JSON line each. Asks nobody, writes nothing, and does not look whether the packages exist.</summary>
internal static class InterpretCommand
{
    private const string StandardInput = "-";
    private const int NotAllRead = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
        return await RunAsync(args, Console.OpenStandardInput, output, Console.Error, CancellationToken.None);
    }

    internal static async Task<int> RunAsync(string[] args, Func<Stream> input, Stream output, TextWriter errors, CancellationToken ct)
    {
        var files = args.Where(arg => arg == StandardInput || !arg.StartsWith('-')).ToArray();
        var settings = args.Where(arg => arg != StandardInput && arg.StartsWith('-')).ToArray();
        if (files.Length == 0)
        {
            await errors.WriteLineAsync("interpret: which files? A dash stands for the standard input");
            return NotAllRead;
        }

        using var services = Services(settings);
        var readers = services.GetRequiredService<MessageReaders>();
        var exitCode = 0;
        foreach (var file in files)
        {
            try
            {
                await using var stream = file == StandardInput ? input() : Open(file);
                await InterpretAsync(stream, readers, output, atOnce: file == StandardInput, ct);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                await errors.WriteLineAsync($"{file}: {e.Message.ReplaceLineEndings(" ")}");
                exitCode = NotAllRead;
            }

            await output.FlushAsync(ct);
        }

        return exitCode;
    }

    private static async Task InterpretAsync(Stream stream, MessageReaders readers, Stream output, bool atOnce, CancellationToken ct)
    {
        await foreach (var text in new MessageTexts(stream).ReadAsync(ct))
        {
            await using (var writer = new Utf8JsonWriter(output))
                MessageLine.Of(text, readers).WriteTo(writer);
            output.WriteByte((byte)'\n');
            if (atOnce)
                await output.FlushAsync(ct);
        }
    }

    private static FileStream Open(string file) =>
        new(file, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous, BufferSize = 0 });

    private static ServiceProvider Services(string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build();
        return new ServiceCollection().AddMessageReaders(configuration).BuildServiceProvider();
    }
}
