using FedoraPackages.Web.Components.Panels;

namespace FedoraPackages.Tests.Toy;

/// <summary>Its tab.</summary>
internal static class ToyTab
{
    public static PackageTab Tab { get; } = new("rebuilds", "Rebuilds", 15, typeof(ToyPanel), package => $"Whether {package} still builds.");
}
