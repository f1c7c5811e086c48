using System.Text.RegularExpressions;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Reads from a failed task's stored fault why it failed and which log says more.</summary>
internal static partial class KojiFailures
{
    private const int LongestMessage = 300;
    private const int BuildRootError = 1012;

    /// <summary>The failure with what the task's result says; unchanged where that is no fault.</summary>
    /// <param name="leavesLogs">The task makes packages.</param>
    public static KojiBuildFailure Read(KojiBuildFailure failure, bool leavesLogs, XmlRpcValue result)
    {
        if (result is not XmlRpcValue.Map || result["faultCode"].IsNil)
            return failure;
        var words = result["faultString"].AsText();
        return failure with { Message = Line(words), Log = leavesLogs ? Log(result["faultCode"].AsInt(), words) : null };
    }

    // The first line says it, but for the hub's own mistakes, whose last line does.
    private static string Line(string words)
    {
        var lines = words.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = lines switch
        {
            [] => "",
            [var first, ..] when !first.StartsWith("Traceback", StringComparison.Ordinal) => first,
            _ => lines[^1],
        };
        if (line.Length <= LongestMessage)
            return line;
        var cut = LongestMessage - 1;
        return string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut), "…");
    }

    // mock ends with 10 when the build itself failed and with 1 when something did; anything else is the build root.
    private static string Log(long code, string words)
    {
        if (code == BuildRootError)
            return "root.log";
        if (MockStatus().Match(words) is { Success: true } match)
            return match.Groups[1].ValueSpan is "10" or "1" ? "build.log" : "root.log";
        return words.Contains("root.log", StringComparison.Ordinal) && !words.Contains("build.log", StringComparison.Ordinal)
            ? "root.log"
            : "build.log";
    }

    [GeneratedRegex(@"exited with status (\d{1,5})\b", RegexOptions.CultureInvariant)]
    private static partial Regex MockStatus();
}
