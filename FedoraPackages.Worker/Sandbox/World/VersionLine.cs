using System.Globalization;

namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>Invents the versions that came before one, and the one that comes after.</summary>
internal static class VersionLine
{
    /// <summary>A version that could have come before; the same one where nothing smaller can be made of it.</summary>
    public static string Before(string version, Random random)
    {
        var runs = Runs(version);
        for (var at = runs.Count - 1; at >= 0; at--)
        {
            if (at == 0 && Number(version, runs[at]) <= 1)
                break;
            if (Number(version, runs[at]) > 0)
                return Replace(version, runs, at, -1, random);
        }

        return version;
    }

    public static string After(string version, Random random)
    {
        var runs = Runs(version);
        return runs.Count == 0 ? version + ".1" : Replace(version, runs, runs.Count - 1, 1, random);
    }

    private static List<Range> Runs(string version)
    {
        var runs = new List<Range>();
        for (var at = 0; at < version.Length; at++)
        {
            var start = at;
            while (at < version.Length && char.IsAsciiDigit(version[at]))
                at++;
            if (at > start)
                runs.Add(start..at);
        }

        return runs;
    }

    private static long Number(string version, Range run) => long.Parse(version.AsSpan()[run], CultureInfo.InvariantCulture);

    // What stands behind the changed number starts afresh: nothing when going up, some releases when going down.
    private static string Replace(string version, List<Range> runs, int at, int by, Random random)
    {
        var head = version[..runs[at].Start.Value] + Changed(version[runs[at]], by, random);
        for (var next = at + 1; next < runs.Count; next++)
            head += version[runs[next - 1].End.Value..runs[next].Start.Value] + random.Next(3, 12).ToString(CultureInfo.InvariantCulture);
        return head + version[runs[^1].End.Value..];
    }

    private static string Changed(string digits, int by, Random random)
    {
        if (DateTime.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date.AddDays(by * random.Next(20, 60)).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var number = long.Parse(digits, CultureInfo.InvariantCulture) + by;
        return number.ToString(CultureInfo.InvariantCulture).PadLeft(digits.StartsWith('0') ? digits.Length : 0, '0');
    }
}
