namespace FedoraPackages.Web.Components.Panels;

/// <summary>A part of a package's page beside the overview. Register one, and it has its place in the row of tabs and an address.</summary>
/// <param name="Name">As in its address: "builds".</param>
/// <param name="Title">As on screen: "Builds".</param>
/// <param name="Order">Its place in the row; the smaller goes first.</param>
/// <param name="Panel">
/// The component it opens, with a parameter <c>Package</c>; what it reads of the query it marks with <see cref="FromQueryAttribute"/>.
/// </param>
/// <param name="Description">What a search engine is told of it, about a package.</param>
internal sealed record PackageTab(string Name, string Title, int Order, Type Panel, Func<string, string> Description)
{
    /// <summary>The component that says how many there are, with a parameter <c>Package</c>; null: none.</summary>
    public Type? Count { get; init; }
}
