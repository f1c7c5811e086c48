using System.Text.RegularExpressions;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Reads from a failed task's stored fault why it failed and which log says more.</summary>
internal static partial class KojiFailures
{
    private const int LongestMessage = 300;
    private const int BuildRootError = 1012;

    /// <summary>Null when the task's result is no fault.</summary>
    public static KojiBuildFailure? Read(KojiArchTask task, XmlRpcValue result)
    {
        if (result is not XmlRpcValue.Map || result["faultCode"].IsNil)
            return null;
        var words = result["faultString"].AsText();
        return new KojiBuildFailure(task.TaskId, task.Arch, FirstLine(words), Log(result["faultCode"].AsInt(), words));
    }

    private static string FirstLine(string words)
    {
        var text = words.AsSpan().Trim();
        var end = text.IndexOfAny('\r', '\n');
        var line = (end < 0 ? text : text[..end]).TrimEnd();
        if (line.Length <= LongestMessage)
            return line.ToString();
        var cut = LongestMessage - 1;
        return string.Concat(line[..(char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut)], "…");
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
