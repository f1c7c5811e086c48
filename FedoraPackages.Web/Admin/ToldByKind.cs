namespace FedoraPackages.Web.Admin;

/// <summary>
/// What anybody can bring about, as often as they like, is told one by one only so many times in a while, and counted beyond that. Each kind
/// by itself, so that a flood of one hides no other.
/// </summary>
internal sealed class ToldByKind(TimeProvider clock, int most, TimeSpan span)
{
    /// <summary>So many kinds at most; those beyond are one.</summary>
    private const int MostKinds = 100;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Told> kinds = new(StringComparer.Ordinal);

    /// <param name="untold">How many of the kind have not been told since it was told last; 0 when it is not to be told now.</param>
    /// <returns>True: tell it.</returns>
    public bool Tells(string kind, out int untold)
    {
        lock (gate)
        {
            untold = 0;
            var of = Of(kind);
            if (clock.GetElapsedTime(of.Began) >= span)
                (of.Began, of.Times) = (clock.GetTimestamp(), 0);
            if (of.Times >= most)
            {
                of.Untold++;
                return false;
            }

            of.Times++;
            (untold, of.Untold) = (of.Untold, 0);
            return true;
        }
    }

    private Told Of(string kind)
    {
        var name = kinds.ContainsKey(kind) || kinds.Count < MostKinds ? kind : "";
        if (!kinds.TryGetValue(name, out var of))
            kinds[name] = of = new Told { Began = clock.GetTimestamp() };
        return of;
    }

    private sealed class Told
    {
        public long Began { get; set; }

        public int Times { get; set; }

        public int Untold { get; set; }
    }
}
