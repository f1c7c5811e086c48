using System.Text;
using System.Text.Json;
using FedoraPackages.Worker.Commands;

namespace FedoraPackages.Tests.Worker.Commands;

/// <summary>The verb <c>interpret</c>, in this process.</summary>
internal static class Interpreting
{
    /// <summary>What was printed, line by line.</summary>
    internal sealed record Interpreted(int ExitCode, IReadOnlyList<MessageLine> Lines, string Errors);

    public static async Task<Interpreted> RunAsync(string[] arguments, string input = "")
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var exitCode = await InterpretCommand.RunAsync(
            arguments, () => new MemoryStream(Encoding.UTF8.GetBytes(input)), output, errors, TestContext.Current.CancellationToken);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Interpreted(exitCode, [.. lines.Select(Line)], errors.ToString());
    }

    private static MessageLine Line(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        Assert.Equal(["id", "topic", "packages", "facets", "ignored"], root.EnumerateObject().Select(member => member.Name));
        return new MessageLine(
            root.GetProperty("id").GetString(), root.GetProperty("topic").GetString(),
            Words(root, "packages"), Words(root, "facets"), root.GetProperty("ignored").GetString());
    }

    private static string[] Words(JsonElement line, string member) => [.. line.GetProperty(member).EnumerateArray().Select(word => word.GetString()!)];
}
