using FedoraPackages.Connectors.Koji;

namespace FedoraPackages.Web.Names;

/// <summary>What something in the place of a name leads to.</summary>
internal abstract record PackageLookup
{
    private const int MostNear = 8;

    public static PackageLookup Of(PackageNames? names, PastedName pasted)
    {
        if (names is null)
            return pasted.Names is [var name, ..] ? new Unconfirmed(name) : new Unknown([]);
        return names.FindFirst(pasted.Names) is { } package ? new Found(package) : new Unknown(Offers(names, pasted));
    }

    /// <summary>What it names first, then what is called nearly so.</summary>
    private static IReadOnlyList<ListedPackage> Offers(PackageNames names, PastedName pasted) =>
    [
        .. pasted.Within.Select(name => names.FindFirst([name])).OfType<ListedPackage>()
            .Concat(pasted.Within.Take(1).Concat(pasted.Names.Take(2)).SelectMany(name => names.Near(name, MostNear)))
            .Distinct()
            .Take(MostNear),
    ];

    /// <summary>There is such a package, though its name may be written otherwise.</summary>
    internal sealed record Found(ListedPackage Package) : PackageLookup;

    /// <summary>There is none, but these may be meant.</summary>
    internal sealed record Unknown(IReadOnlyList<ListedPackage> Near) : PackageLookup;

    /// <summary>Nobody can say whether there is one: the list of names has never been read.</summary>
    internal sealed record Unconfirmed(string Name) : PackageLookup;
}
