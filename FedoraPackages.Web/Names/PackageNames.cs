using System.Collections.Frozen;
using FedoraPackages.Connectors.Koji;

namespace FedoraPackages.Web.Names;

/// <summary>The names of all packages, ready to be asked: is there one, what begins like it, what is nearly it.</summary>
internal sealed class PackageNames
{
    private readonly FrozenDictionary<string, ListedPackage> exact;
    private readonly ListedPackage[] sorted;

    public PackageNames(NameList list)
    {
        exact = list.Packages.DistinctBy(p => p.Name).ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);
        sorted = [.. exact.Values.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Name, StringComparer.Ordinal)];
        Living = sorted.Count(p => !p.Retired);
    }

    /// <summary>How many packages are not retired.</summary>
    public int Living { get; }

    /// <summary>How many are.</summary>
    public int Retired => sorted.Length - Living;

    public ListedPackage? Find(string name) => exact.GetValueOrDefault(name);

    /// <summary>The one package whose name differs only in case; null when there is none, or more than one.</summary>
    public ListedPackage? FindAnyCase(string name)
    {
        var found = sorted.Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>The package with one of these names, the first ones first; when there is none, with one of them in other letters.</summary>
    public ListedPackage? FindFirst(IReadOnlyList<string> names) =>
        names.Select(Find).FirstOrDefault(p => p is not null) ?? names.Select(FindAnyCase).FirstOrDefault(p => p is not null);

    /// <summary>What may be suggested while somebody types: names that begin so, living ones and shorter ones first.</summary>
    public IReadOnlyList<ListedPackage> Suggest(string typed, int most) => typed.Length == 0
        ? []
        : [.. Ranked(sorted.Where(p => p.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))).Take(most)];

    /// <summary>The same for what somebody pasted: what it names first, then what begins so, then what it is about.</summary>
    public IReadOnlyList<ListedPackage> Suggest(PastedName pasted, int most) =>
    [
        .. new[] { FindFirst(pasted.Names) }.OfType<ListedPackage>()
            .Concat(pasted.Names.Take(1).SelectMany(name => Suggest(name, most)))
            .Concat(pasted.Within.Select(name => FindFirst([name])).OfType<ListedPackage>())
            .Distinct()
            .Take(most),
    ];

    /// <summary>Exact first, then what begins so, what holds it, and when there is too little of that, what is nearly it.</summary>
    public IReadOnlyList<ListedPackage> Search(string query, int most)
    {
        var found = sorted.Where(p => p.Name.Contains(query, StringComparison.OrdinalIgnoreCase))
            .OrderBy(p => Place(p.Name, query))
            .ThenBy(p => p.Retired)
            .ThenBy(p => p.Name.Length)
            .ThenBy(p => p.Name, StringComparer.Ordinal)
            .Take(most)
            .ToList();
        return found.Count > 0 ? found : Near(query, most);
    }

    /// <summary>Names a reader may have meant: at most two slips away, or beginning the same.</summary>
    public IReadOnlyList<ListedPackage> Near(string name, int most)
    {
        var slips = name.Length < 5 ? 1 : 2;
        var typos = sorted
            .Select(p => (Package: p, Distance: EditDistance.Within(p.Name, name, slips)))
            .Where(p => p.Distance <= slips)
            .OrderBy(p => p.Distance)
            .ThenBy(p => p.Package.Retired)
            .ThenBy(p => p.Package.Name, StringComparer.Ordinal)
            .Select(p => p.Package);
        return [.. typos.Concat(Suggest(name, most)).Concat(BeginningOf(name, most)).Distinct().Take(most)];
    }

    /// <summary>For "python-requests2-doc" the packages called by its longest beginning: "python-requests".</summary>
    private IEnumerable<ListedPackage> BeginningOf(string name, int most) =>
        Ranked(sorted.Where(p => p.Name.Length >= 3 && name.StartsWith(p.Name, StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(p => p.Name.Length)
            .Take(most);

    private static IOrderedEnumerable<ListedPackage> Ranked(IEnumerable<ListedPackage> packages) =>
        packages.OrderBy(p => p.Retired).ThenBy(p => p.Name.Length).ThenBy(p => p.Name, StringComparer.Ordinal);

    private static int Place(string name, string query) =>
        name.Equals(query, StringComparison.OrdinalIgnoreCase) ? 0
        : name.StartsWith(query, StringComparison.OrdinalIgnoreCase) ? 1
        : 2;
}
