namespace FedoraPackages.Connectors.Releases;

/// <summary>
/// A version as rpm orders it: epoch, then version, then release. Runs of digits count as numbers, runs of letters as text, a number is
/// newer than letters, <c>~</c> sorts before everything (even the end), <c>^</c> after the end and before anything else; other characters
/// only separate (rpm's <c>rpmvercmp</c>). Two that are written differently may be of the same order: 10.1 and 10.0001.
/// </summary>
/// <param name="Epoch">A missing epoch is 0.</param>
public sealed record RpmVersion(long Epoch, string Version, string Release) : IComparable<RpmVersion>
{
    public int CompareTo(RpmVersion? other)
    {
        if (other is null)
            return 1;
        var order = Epoch.CompareTo(other.Epoch);
        if (order == 0)
            order = Compare(Version, other.Version);
        return order != 0 ? order : Compare(Release, other.Release);
    }

    public static bool operator <(RpmVersion left, RpmVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(RpmVersion left, RpmVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(RpmVersion left, RpmVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RpmVersion left, RpmVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Compares one part, a version or a release: below, equal to or above 0.</summary>
    public static int Compare(string one, string other)
    {
        ReadOnlySpan<char> a = one, b = other;
        while (true)
        {
            a = AfterSeparators(a);
            b = AfterSeparators(b);
            if (Mark(ref a, ref b, '~', endCounts: false) is { } byTilde)
            {
                if (byTilde != 0)
                    return byTilde;
                continue;
            }

            if (Mark(ref a, ref b, '^', endCounts: true) is { } byCaret)
            {
                if (byCaret != 0)
                    return byCaret;
                continue;
            }

            if (a.IsEmpty || b.IsEmpty)
                return a.Length.CompareTo(b.Length) switch { 0 => 0, > 0 => 1, _ => -1 };
            if (Segment(ref a, ref b) is var order && order != 0)
                return order;
        }
    }

    /// <summary>Null when neither has the mark; 0 when both have, and it is taken off.</summary>
    private static int? Mark(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b, char mark, bool endCounts)
    {
        var (inA, inB) = (a is [var first, ..] && first == mark, b is [var second, ..] && second == mark);
        if (inA && inB)
        {
            a = a[1..];
            b = b[1..];
            return 0;
        }

        if (!inA && !inB)
            return null;
        // A caret is newer than the end and older than anything that goes on; a tilde is older than both.
        return endCounts && (inA ? b : a).IsEmpty ? (inA ? 1 : -1) : (inA ? -1 : 1);
    }

    private static int Segment(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b)
    {
        var digits = char.IsAsciiDigit(a[0]);
        var left = Take(ref a, digits);
        var right = Take(ref b, digits);
        // The other one is of the other sort here: numbers are newer than letters.
        if (right.IsEmpty)
            return digits ? 1 : -1;
        if (!digits)
            return Sign(left.SequenceCompareTo(right));
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? Sign(left.Length - right.Length) : Sign(left.SequenceCompareTo(right));
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> text, bool digits)
    {
        var end = 0;
        while (end < text.Length && (digits ? char.IsAsciiDigit(text[end]) : char.IsAsciiLetter(text[end])))
            end++;
        var taken = text[..end];
        text = text[end..];
        return taken;
    }

    private static ReadOnlySpan<char> AfterSeparators(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && !char.IsAsciiLetterOrDigit(text[at]) && text[at] is not ('~' or '^'))
            at++;
        return text[at..];
    }

    private static int Sign(int order) => order > 0 ? 1 : order < 0 ? -1 : 0;
}
