namespace FedoraPackages.Web.Names;

/// <summary>How many slips of the finger lie between two names: a letter wrong, missing, too many, or two swapped. Case does not count.</summary>
internal static class EditDistance
{
    private const int Longest = 120;

    /// <summary>The distance if it is not above <paramref name="most"/>, else something greater.</summary>
    public static int Within(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most || one.Length > Longest || other.Length > Longest)
            return most + 1;

        Span<int> before = stackalloc int[Longest + 1];
        Span<int> last = stackalloc int[Longest + 1];
        Span<int> row = stackalloc int[Longest + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var wrong = Same(one[i - 1], other[j - 1]) ? 0 : 1;
                var distance = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + wrong);
                if (i > 1 && j > 1 && Same(one[i - 1], other[j - 2]) && Same(one[i - 2], other[j - 1]))
                    distance = Math.Min(distance, before[j - 2] + 1);
                row[j] = distance;
                best = Math.Min(best, distance);
            }

            if (best > most)
                return most + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[other.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
