using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Names;

/// <summary>What a name in an address leads to.</summary>
internal abstract record PackageLookup
{
    private const int MostNear = 8;

    public static PackageLookup Of(PackageNames? names, string name)
    {
        if (!PackageName.IsValid(name))
            return new Unknown([]);
        if (names is null)
            return new Unanswerable();
        if (names.Find(name) is { } package)
            return new Found(package);
        return names.FindAnyCase(name) is { } other ? new Elsewhere(other.Name) : new Unknown(names.Near(name, MostNear));
    }

    /// <summary>There is such a package.</summary>
    internal sealed record Found(ListedPackage Package) : PackageLookup;

    /// <summary>There is one whose name is written so.</summary>
    internal sealed record Elsewhere(string Name) : PackageLookup;

    /// <summary>There is none, but these are called nearly so.</summary>
    internal sealed record Unknown(IReadOnlyList<ListedPackage> Near) : PackageLookup;

    /// <summary>The list of names has not been read yet.</summary>
    internal sealed record Unanswerable : PackageLookup;
}
