using FedoraPackages.Connectors.Koji;
using FedoraPackages.Web.Components.Panels;
using FedoraPackages.Web.Hosting;
using FedoraPackages.Web.Names;
using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Components.Pages;

/// <summary>The page of a package: finds out which is meant, leads to its one address, and lays out its panels.</summary>
public sealed partial class PackagePage
{
    private PackageAddress address = new("", null, "");
    private PastedName pasted = PastedName.Of("");
    private PackageLookup? lookup;
    private bool refused;

    /// <summary>All that follows in the path; read off the request, where a slash that is part of what was pasted can be told.</summary>
    [Parameter]
    public string? Rest { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    internal NameDirectory Directory { get; set; } = null!;

    [Inject]
    internal UnconfirmedNames Unconfirmed { get; set; } = null!;

    [Inject]
    internal PackageTabList Tabs { get; set; } = null!;

    /// <summary>The part that is asked for; null for the overview.</summary>
    private PackageTab? Tab => Tabs.Find(address.Tab);

    private bool HasTab => address.Tab is null || Tab is not null;

    /// <summary>What the page is about: there is such a package, or nobody can say.</summary>
    private ListedPackage? Package => lookup switch
    {
        PackageLookup.Found found => found.Package,
        PackageLookup.Unconfirmed unconfirmed => new ListedPackage(unconfirmed.Name, Retired: false),
        _ => null,
    };

    private string? Path => Package is { } package && HasTab ? SitePaths.Package(package.Name, address.Tab) : null;

    private string Title => Package switch
    {
        null when lookup is PackageLookup.Unknown => $"No such package: {pasted.Shown}",
        null => refused ? "Not now" : "",
        { } package when !HasTab => $"No such part of the page of {package.Name}",
        { } package => Tab is { } tab ? $"{tab.Title} of {package.Name}" : package.Name,
    };

    private string? Description => Path is null ? null
        : Tab?.Description(Package!.Name)
            ?? $"{Package!.Name} in Fedora: which version is in which release, what is on its way and why it waits, and what needs attention.";

    private string Here => Http.Request.Path + Http.Request.QueryString;

    protected override async Task OnInitializedAsync()
    {
        address = PackageAddress.Of(Http.Request.Path.Value ?? "", Http.Request.QueryString.Value ?? "", Tabs.Names);
        pasted = PastedName.Of(address.Pasted);
        if (pasted.Shown.Length == 0)
        {
            Http.Response.Redirect("/search");
            return;
        }

        lookup = PackageLookup.Of(await Directory.CurrentAsync(Http.RequestAborted), pasted);
        if (Path is { } path && (path != Http.Request.Path.Value || address.Query != (Http.Request.QueryString.Value ?? "")))
        {
            lookup = null;
            Http.Response.Redirect(path + address.Query, permanent: true);
        }
        else if (Path is null)
        {
            Http.Response.BecomesNotFound();
        }
        else if (lookup is PackageLookup.Unconfirmed { Name: var name } && !Unconfirmed.Admit(name))
        {
            (lookup, refused) = (null, true);
            Http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Http.Response.Headers.RetryAfter = "60";
        }
    }
}
